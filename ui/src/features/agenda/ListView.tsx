import { daysFrom } from "@/features/agenda/days";
import { entriesByDay, holidayNames } from "@/features/agenda/dayOf";
import { Entry } from "@/features/agenda/Entry";
import type { Shown } from "@/features/agenda/shown";
import { Unexplained } from "@/features/agenda/Unexplained";
import { useOpenEntry } from "@/features/agenda/useOpenEntry";
import { calendarDay, instant } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";

import styles from "./ListView.module.css";

/** Two months of entries, day under day; days without any are left out. */
export function ListView({ view, days, today, onOpen }: Shown) {
  const { t, language } = useText("agenda");
  const all = daysFrom(days.from, days.to);
  const entries = entriesByDay(view, all);
  const holidays = holidayNames(view);
  const open = useOpenEntry(onOpen);
  return (
    <div className={styles.list} data-testid="agenda-list-view">
      <Unexplained entries={view.unexplained} onOpen={open} />
      {all
        .filter((day) => (entries.get(day) ?? []).length > 0)
        .map((day) => (
          <section key={day} className={styles.day} data-today={day === today}>
            <h3>
              {day === today ? t("today") : calendarDay(day, language, instant(today))}
              {holidays.get(day) !== undefined && <span>{holidays.get(day)}</span>}
            </h3>
            <div className={styles.entries}>
              {(entries.get(day) ?? []).map((entry) => (
                <Entry key={entry.key} entry={entry} look="row" onOpen={open} />
              ))}
            </div>
          </section>
        ))}
    </div>
  );
}
