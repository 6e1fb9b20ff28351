import { MailCheck } from "lucide-react";

import type { MailPreview } from "@/contract/MailPreview";
import type { OutboxMailView } from "@/contract/OutboxMailView";
import { ReviewActs } from "@/features/campaigns/ReviewActs";
import { ReviewFoot } from "@/features/campaigns/ReviewFoot";
import { MailSheet } from "@/shared/messages/MailSheet";
import { OutboxState } from "@/shared/messages/OutboxState";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Empty } from "@/shared/ui/Empty";
import { GoTo } from "@/shared/ui/GoTo";
import { Note } from "@/shared/ui/Note";

import styles from "./Mixer.module.css";

interface Props {
  /** The mail on the screen; nothing when all were read. */
  mail: OutboxMailView | null;
  number: number;
  total: number;
  busy: boolean;
  /** Whether no account can send it. */
  noSender: boolean;
  /** Absent while something covers the mail. */
  onShown: ((preview: MailPreview) => void) | undefined;
  onApprove: () => void;
  onSkip: () => void;
  onGiveUp: () => void;
}

/** One mail to the byte, and the decision about it. */
export function MailReview(props: Props) {
  const { mail, number, total, busy, noSender, onShown, onApprove, onSkip, onGiveUp } = props;
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
      {noSender && mail.state === "draft" && (
        <div className={styles.noSender}>
          <Note look="warn" data-testid="review-no-sender">
            {t("prepare.noSender")}{" "}
            <GoTo to={{ room: "settings", section: "sending" }} className="link">
              {t("prepare.addSender")}
            </GoTo>
          </Note>
        </div>
      )}
      <ReviewFoot wide>
        {mail.state === "draft" ? (
          <ReviewActs
            name="mail"
            words={{ approve: t("review.approve"), skip: t("review.skip"), reject: t("review.giveUp") }}
            size="large"
            busy={busy}
            ready={!noSender}
            whyNot={noSender ? t("prepare.noSender") : undefined}
            onApprove={onApprove}
            onSkip={onSkip}
            onReject={onGiveUp}
          />
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
      </ReviewFoot>
    </section>
  );
}
