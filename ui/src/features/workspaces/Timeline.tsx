import type { TFunction } from "i18next";
import { useState } from "react";

import type { TimelineView } from "@/contract/TimelineView";
import { eventIcon } from "@/features/workspaces/eventIcon";
import { eventWords } from "@/features/workspaces/eventWords";
import { Section } from "@/shared/ui/Section";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";

import styles from "./Timeline.module.css";
import rows from "./Rows.module.css";

const FEW = 12;
/** How many more each click shows: ten years of a matter open as fast as a week. */
const MORE = 100;

/** Who did it. What happened in another system names its author in words, or nobody. */
function byWords({ by, kind, params }: TimelineView, t: TFunction): string {
  if (by !== null) return t("timeline.by", { who: by });
  if (kind !== "legacy_event") return t("timeline.machine");
  const { who = "" } = params;
  return who === "" ? t("timeline.elsewhere") : t("timeline.by", { who });
}

/** What happened, newest first: a dashed ring is the machine's, a full one a person's decision about a deadline. */
export function Timeline({ events }: { events: TimelineView[] }) {
  const { t, language } = useText("workspaces");
  const [most, setMost] = useState(FEW);
  const now = new Date();
  return (
    <Section title={t("timeline.title")} end={t("timeline.order")} data-testid="timeline">
      <ol className={styles.line}>
        {events.slice(0, most).map((event) => {
          const words = eventWords(event, t, language);
          return (
            <li key={event.id} className={styles.event} data-testid="timeline-event" data-kind={event.kind}>
              <span
                className={styles.sign}
                data-machine={event.by === null}
                data-weighty={event.kind.startsWith("deadline_") && event.by !== null}
              >
                <Icon of={eventIcon(event.kind)} small />
              </span>
              {event.messageId === null ? (
                <span className={`${styles.what} private`} title={words}>
                  {words}
                </span>
              ) : (
                <GoTo
                  className={`${styles.to} ${styles.what} private`}
                  title={words}
                  to={{ room: "inbox", id: event.messageId }}
                >
                  {words}
                </GoTo>
              )}
              <span className={styles.when}>
                <time dateTime={event.at}>{dayAndTime(event.at, language, now)}</time>
                {", "}
                {byWords(event, t)}
              </span>
            </li>
          );
        })}
      </ol>
      {events.length === 0 && <p className={rows.none}>{t("timeline.empty")}</p>}
      {events.length > most && (
        <button
          type="button"
          className="link small"
          onClick={() => setMost(most + MORE)}
          data-testid="timeline-more"
        >
          {t("timeline.more")}
        </button>
      )}
    </Section>
  );
}
