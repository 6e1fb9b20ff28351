import { memo } from "react";

import type { OutboxMailView } from "@/contract/OutboxMailView";
import { OutboxState } from "@/shared/messages/OutboxState";
import { listTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";

import styles from "./Outbox.module.css";

interface Props {
  mail: OutboxMailView;
  active: boolean;
  selected?: boolean;
  /** A person had it on the screen as it is now. */
  seen?: boolean;
}

/** One mail of the outbox: to whom, about what, and where it stands. */
export const OutboxLine = memo(function OutboxLine({ mail, active, selected = false, seen = false }: Props) {
  const { t, language } = useText("outbox");
  const { name, recipient, subject, state, why, changedAt } = mail;
  return (
    <div
      className={styles.line}
      data-active={active}
      data-selected={selected}
      data-testid="outbox-row"
      data-state={state}
      data-id={mail.id}
    >
      <span className={styles.two}>
        <strong className="cut private">{name || recipient}</strong>
        <time dateTime={changedAt}>{listTime(changedAt, language, new Date())}</time>
      </span>
      <span className={styles.two}>
        <span className="cut soft private">{subject}</span>
        {seen ? <span className="quiet">{t("seen")}</span> : <OutboxState state={state} />}
      </span>
      {why !== null && (
        <span className="cut quiet" title={language === "en" ? why.messageEn : why.messageFr}>
          {language === "en" ? why.messageEn : why.messageFr}
        </span>
      )}
    </div>
  );
});
