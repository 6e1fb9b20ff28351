import { useState } from "react";

import type { TimelineView } from "@/contract/TimelineView";
import { Section } from "@/shared/ui/Section";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";

import styles from "./Timeline.module.css";
import rows from "./Rows.module.css";

const FEW = 12;

/** What happened, newest first: a dashed ring is the machine's, a full one a person's decision about a deadline. */
export function Timeline({ events }: { events: TimelineView[] }) {
  const { t, language } = useText("workspaces");
  const [all, setAll] = useState(false);
  const now = new Date();
  const shown = all ? events : events.slice(0, FEW);
  return (
    <Section title={t("timeline.title")} end={t("timeline.order")} data-testid="timeline">
      <ol className={styles.line}>
        {shown.map((event) => {
          const words = t(`event.${event.kind}`, {
            ...event.params,
            kind: event.kind,
            what: event.params.what ?? "",
            to: event.params.to ?? "",
            defaultValue: t("event.other", {
              kind: event.kind.replaceAll("_", " "),
              what: event.params.what ?? "",
            }),
          }).replace(/\s*:\s*$/, "");
          return (
            <li
              key={event.id}
              className={styles.event}
              data-machine={event.by === null}
              data-weighty={event.kind.startsWith("deadline_") && event.by !== null}
              data-testid="timeline-event"
            >
              {event.messageId === null ? (
                <span className="cut private">{words}</span>
              ) : (
                <GoTo className={`${styles.to} cut private`} to={{ room: "inbox", id: event.messageId }}>
                  {words}
                </GoTo>
              )}
              <span className={styles.when}>
                <time dateTime={event.at}>{dayAndTime(event.at, language, now)}</time>
                {", "}
                {event.by === null ? t("timeline.machine") : t("timeline.by", { who: event.by })}
              </span>
            </li>
          );
        })}
      </ol>
      {events.length === 0 && <p className={rows.none}>{t("timeline.empty")}</p>}
      {events.length > FEW && !all && (
        <button type="button" className="link small" onClick={() => setAll(true)}>
          {t("timeline.more")}
        </button>
      )}
    </Section>
  );
}
