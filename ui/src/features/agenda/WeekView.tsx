import { Plus } from "lucide-react";

import { daysFrom } from "@/features/agenda/days";
import { entriesByDay, holidayNames, isWeekend } from "@/features/agenda/dayOf";
import { Entry } from "@/features/agenda/Entry";
import type { Shown } from "@/features/agenda/shown";
import { Unexplained } from "@/features/agenda/Unexplained";
import { useDrop } from "@/features/agenda/useDrop";
import { useOpenEntry } from "@/features/agenda/useOpenEntry";
import { calendarDay, instant, longDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

import styles from "./WeekView.module.css";

interface Props extends Shown {
  /** Makes an appointment on a day; nothing when the person may not. */
  onNew: ((day: string) => void) | undefined;
}

/** In a window of few columns, today is the one to see. */
function bringIn(today: HTMLElement | null): void {
  today?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** A week, or one day: what has no hour first, then the hours in order. */
export function WeekView({ view, days, today, onDay, onOpen, onMove, onNew }: Props) {
  const { t, language } = useText("agenda");
  const all = daysFrom(days.from, days.to);
  const entries = entriesByDay(view, all);
  const holidays = holidayNames(view);
  const open = useOpenEntry(onOpen);
  const drop = useDrop(view, onMove);
  return (
    <div className={styles.week} style={{ "--days": all.length } as React.CSSProperties}>
      <Unexplained entries={view.unexplained} onOpen={open} />
      <div className={styles.days}>
        {all.map((day) => {
          const here = entries.get(day) ?? [];
          const whole = here.filter(({ allDay }) => allDay);
          const hours = here.filter(({ allDay }) => !allDay);
          const holiday = holidays.get(day);
          return (
            <section
              key={day}
              ref={day === today ? bringIn : undefined}
              className={styles.day}
              data-off={isWeekend(day) || holiday !== undefined}
              data-today={day === today}
              aria-label={longDay(day, language)}
              data-testid="agenda-day-column"
              {...drop(day)}
            >
              <header className={styles.head}>
                <button type="button" className={styles.name} onClick={() => onDay(day)}>
                  {all.length === 1 ? longDay(day, language) : calendarDay(day, language, instant(day))}
                </button>
                {onNew !== undefined && (
                  <Button
                    look="quiet"
                    size="small"
                    icon={Plus}
                    aria-label={t("newOn", { day: longDay(day, language) })}
                    onClick={() => onNew(day)}
                  />
                )}
              </header>
              {holiday !== undefined && <p className={styles.holiday}>{holiday}</p>}
              <div className={styles.entries}>
                {[...whole, ...hours].map((entry) => (
                  <Entry
                    key={entry.key}
                    entry={entry}
                    look={all.length === 1 ? "row" : "card"}
                    onOpen={open}
                  />
                ))}
              </div>
            </section>
          );
        })}
      </div>
    </div>
  );
}
