import { Check, Mail, Paperclip } from "lucide-react";
import { memo } from "react";

import type { MessageRow } from "@/contract/MessageRow";
import { clockTime, dayAndTime, fromNow } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";
import { Icon } from "@/shared/ui/Icon";
import { PriorityWord } from "@/shared/ui/PriorityWord";

import styles from "./MessageLine.module.css";

interface Props {
  row: MessageRow;
  active: boolean;
  selected: boolean;
  /** The day, above its first message. */
  heading: string | null;
}

/** One message of the list. */
export const MessageLine = memo(function MessageLine({ row, active, selected, heading }: Props) {
  const { t, language } = useText("inbox");
  const now = new Date(useNow());
  const pressing = row.priority === "critical" || row.priority === "high";
  return (
    <>
      {heading !== null && (
        <div className={styles.day} data-testid="message-day">
          {heading}
        </div>
      )}
      <div
        className={styles.line}
        data-active={active}
        data-selected={selected}
        data-unread={!row.read}
        data-first={heading !== null}
        data-testid="message-row"
        data-id={row.id}
      >
        <Icon
          of={row.status === "closed" ? Check : Mail}
          className={styles.icon}
          {...(row.status === "closed" ? { label: t("list.closed") } : {})}
        />
        <div className={styles.words}>
          <div className={styles.top}>
            <span className={`${styles.from} cut private`}>
              <bdi>{row.from || t("list.noSender")}</bdi>
            </span>
            {!row.read && <span className="hidden-text">, {t("list.unread")}</span>}
            {row.threadSize > 1 && (
              <span className="small quiet num" title={t("list.threadSize", { count: row.threadSize })}>
                {row.threadSize}
              </span>
            )}
            {row.hasAttachments && (
              <Icon of={Paperclip} small className={styles.clip} label={t("list.attachment")} />
            )}
            <time
              dateTime={row.snoozedUntil ?? row.receivedAt}
              title={row.snoozedUntil === null ? undefined : dayAndTime(row.snoozedUntil, language, now)}
            >
              {row.snoozedUntil === null
                ? clockTime(row.receivedAt, language)
                : t("list.until", { when: fromNow(row.snoozedUntil, language, now) })}
            </time>
          </div>
          <div className={styles.second}>
            <span className="cut grow private">
              <bdi>
                {row.unparsed
                  ? t("list.unparsed")
                  : row.subject === ""
                    ? row.snippet || t("list.noSubject")
                    : row.subject}
              </bdi>
            </span>
            {row.hasDraft && (
              <span className={styles.draft} data-testid="message-draft">
                {t("list.draft")}
              </span>
            )}
            {row.needsReview && !pressing && <span className={styles.review}>{t("list.review")}</span>}
            {pressing && <PriorityWord priority={row.priority} small />}
            {row.assignee !== null && (
              <Avatar name={row.assignee} label={t("list.assignedTo", { who: row.assignee })} />
            )}
          </div>
        </div>
      </div>
    </>
  );
});
