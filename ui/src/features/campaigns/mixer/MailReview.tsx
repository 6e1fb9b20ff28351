import { MailCheck } from "lucide-react";

import type { MailPreview } from "@/contract/MailPreview";
import type { OutboxMailView } from "@/contract/OutboxMailView";
import { MailSheet } from "@/shared/messages/MailSheet";
import { OutboxState } from "@/shared/messages/OutboxState";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";
import { GoTo } from "@/shared/ui/GoTo";

import styles from "./Mixer.module.css";

interface Props {
  /** The mail on the screen; nothing when all were read. */
  mail: OutboxMailView | null;
  number: number;
  total: number;
  busy: boolean;
  /** Absent while something covers the mail. */
  onShown: ((preview: MailPreview) => void) | undefined;
  onApprove: () => void;
  onSkip: () => void;
  onGiveUp: () => void;
}

/** One mail to the byte, and the decision about it. */
export function MailReview(props: Props) {
  const { mail, number, total, busy, onShown, onApprove, onSkip, onGiveUp } = props;
  const { t, language } = useText("mixer");
  if (mail === null) {
    return (
      <Empty icon={MailCheck} title={t("review.none")} data-testid="review-none">
        {t("review.noneText")}
      </Empty>
    );
  }
  return (
    <section className={styles.reading} aria-label={mail.name || mail.recipient} data-testid="mail-review">
      <div className={styles.paper}>
        <MailSheet key={mail.id} mail={mail} onShown={onShown} />
      </div>
      <footer className={styles.foot}>
        {mail.state === "draft" ? (
          <>
            <Button
              look="go"
              size="large"
              keys="enter"
              disabled={busy}
              onClick={onApprove}
              data-testid="mail-approve"
            >
              {t("review.approve")}
            </Button>
            <Button size="large" keys="j" onClick={onSkip} data-testid="mail-skip">
              {t("review.skip")}
            </Button>
            <Button
              look="quiet"
              size="large"
              keys="x"
              disabled={busy}
              onClick={onGiveUp}
              data-testid="mail-give-up"
            >
              {t("review.giveUp")}
            </Button>
          </>
        ) : (
          <>
            <OutboxState state={mail.state} />
            <GoTo to={{ room: "outbox", id: mail.id }} className="link">
              {t("review.inOutbox")}
            </GoTo>
          </>
        )}
        <span className="end quiet num" data-testid="review-place">
          {t("review.place", { number: count(number, language), total: count(total, language) })}
        </span>
      </footer>
    </section>
  );
}
