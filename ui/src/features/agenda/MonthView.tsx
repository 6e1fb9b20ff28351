import { daysFrom } from "@/features/agenda/days";
import { entriesByDay, holidayNames, isWeekend } from "@/features/agenda/dayOf";
import { Entry } from "@/features/agenda/Entry";
import type { Shown } from "@/features/agenda/shown";
import { Unexplained } from "@/features/agenda/Unexplained";
import { useDrop } from "@/features/agenda/useDrop";
import { useOpenEntry } from "@/features/agenda/useOpenEntry";
import { calendarDay, longDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";

import styles from "./MonthView.module.css";

/** More entries of a day are counted; the day itself shows them. */
const MOST = 4;

/** Whole weeks around a month. */
export function MonthView({ view, days, day, today, onDay, onOpen, onMove }: Shown) {
  const { t, language } = useText("agenda");
  const all = daysFrom(days.from, days.to);
  const entries = entriesByDay(view, all);
  const holidays = holidayNames(view);
  const open = useOpenEntry(onOpen);
  const drop = useDrop(view, onMove);
  const month = day.slice(0, 7);
  return (
    <div className={styles.month} style={{ "--weeks": all.length / 7 } as React.CSSProperties}>
      <Unexplained entries={view.unexplained} onOpen={open} />
      <div className={styles.names} aria-hidden="true">
        {all.slice(0, 7).map((one) => (
          <span key={one}>{calendarDay(one, language).split(/[\s,]/)[0]}</span>
        ))}
      </div>
      <div className={styles.grid} role="list" aria-label={t("view.month")}>
        {all.map((one) => {
          const here = entries.get(one) ?? [];
          const holiday = holidays.get(one);
          return (
            <div
              key={one}
              role="listitem"
              className={styles.cell}
              data-other={!one.startsWith(month)}
              data-off={isWeekend(one) || holiday !== undefined}
              data-today={one === today}
              aria-label={longDay(one, language)}
              data-testid="agenda-cell"
              {...drop(one)}
            >
              <button type="button" className={styles.number} onClick={() => onDay(one)}>
                {Number(one.slice(8))}
                {holiday !== undefined && <span className={styles.holiday}>{holiday}</span>}
              </button>
              {here.slice(0, here.length > MOST ? MOST - 1 : MOST).map((entry) => (
                <Entry key={entry.key} entry={entry} look="cell" onOpen={open} />
              ))}
              {here.length > MOST && (
                <button type="button" className={styles.more} onClick={() => onDay(one)}>
                  {t("more", { count: here.length - MOST + 1 })}
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
