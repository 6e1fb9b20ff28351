import { Download, MailCheck, RotateCcw, Undo2, X } from "lucide-react";

import type { OutboxMailView } from "@/contract/OutboxMailView";
import { UnknownChoice } from "@/features/outbox/UnknownChoice";
import { MailSheet } from "@/shared/messages/MailSheet";
import { OutboxState } from "@/shared/messages/OutboxState";
import { MAY } from "@/shared/messages/useOutboxActs";
import type { Decision } from "@/shared/messages/useOutboxActs";
import { go } from "@/shared/route/route";
import { dayAndTime, fromNow } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";
import { Note } from "@/shared/ui/Note";

import styles from "./Outbox.module.css";

interface Props {
  mail: OutboxMailView;
  /** How many are chosen besides; the actions are for all of them. */
  many: number;
  busy: boolean;
  onRetry: () => void;
  onCancel: () => void;
  onPutBack: () => void;
  onDecide: (decision: Decision) => void;
  onProve: () => void;
}

/** One mail: why it stands where it stands, what can be done, and the mail itself. */
export function OutboxDetail(props: Props) {
  const { mail, many, busy, onRetry, onCancel, onPutBack, onDecide, onProve } = props;
  const { t, language } = useText("outbox");
  const now = new Date(useNow());
  const { state, why, nextAt, attempts, sentAt } = mail;
  const facts = [
    attempts > 0 ? t("attempts", { count: attempts }) : "",
    state === "ready" && nextAt !== null ? t("next", { when: fromNow(nextAt, language, now) }) : "",
    sentAt === null ? "" : t("leftAt", { when: dayAndTime(sentAt, language, now) }),
  ].filter((part) => part !== "");
  return (
    <section
      className={styles.detail}
      aria-label={mail.name || mail.recipient}
      data-testid="outbox-detail"
      data-state={state}
    >
      <header className={styles.head}>
        <OutboxState state={state} />
        <GoTo to={{ room: "campaigns", id: mail.campaignId, part: "mails" }} className="cut soft">
          {mail.campaign}
        </GoTo>
        <span className="end quiet small">{facts.join(", ")}</span>
      </header>
      {many > 1 && <p className="small soft">{t("forAll", { count: many })}</p>}
      {why !== null && (
        <Note
          look={state === "failed" ? "bad" : state === "unknown" ? "warn" : "plain"}
          data-testid="outbox-why"
        >
          {language === "en" ? why.messageEn : why.messageFr}
          {why.said !== "" && (
            <span className="soft small" style={{ display: "block" }}>
              {t(why.word === "offline" ? "connections:detail" : "said", { words: why.said })}
            </span>
          )}
        </Note>
      )}
      {MAY.decide(state) && <UnknownChoice mail={mail} busy={busy} onDecide={onDecide} />}
      <div className={styles.acts}>
        {state === "draft" && (
          <Button
            look="go"
            icon={MailCheck}
            onClick={() => go({ room: "campaigns", id: mail.campaignId, part: "mails" })}
            data-testid="outbox-read"
          >
            {t("readFirst")}
          </Button>
        )}
        {MAY.retry(state) && (
          <Button icon={RotateCcw} keys="r" disabled={busy} onClick={onRetry} data-testid="outbox-retry">
            {t(state === "ready" ? "tryNow" : "retry")}
          </Button>
        )}
        {MAY.putBack(state) && (
          <Button icon={Undo2} keys="b" disabled={busy} onClick={onPutBack} data-testid="outbox-put-back">
            {t("putBack")}
          </Button>
        )}
        {MAY.cancel(state) && (
          <Button icon={X} keys="c" disabled={busy} onClick={onCancel} data-testid="outbox-cancel">
            {t("cancel")}
          </Button>
        )}
        {MAY.prove(state) && (
          <Button look="quiet" icon={Download} keys="p" onClick={onProve} data-testid="outbox-proof">
            {t("proof")}
          </Button>
        )}
      </div>
      <MailSheet mail={mail} />
    </section>
  );
}
