import type { ReportDay } from "@/contract/ReportDay";
import { calendarDay } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";

import styles from "./Report.module.css";

const WHAT = ["met", "sent", "answered"] as const;

/** What happened on each day, three bars a day on one scale. */
export function DayTable({ days }: { days: ReportDay[] }) {
  const { t, language } = useText("campaigns");
  const most = Math.max(1, ...days.flatMap((day) => WHAT.map((what) => day[what])));
  if (days.length === 0) return null;
  return (
    <table className={`${styles.table} ${styles.days}`}>
      <caption>{t("report.days")}</caption>
      <colgroup>
        <col className={styles.dayColumn} />
        {WHAT.flatMap((what) => [
          <col key={what} className={styles.numberColumn} />,
          <col key={`${what}-bar`} />,
        ])}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t("report.day")}</th>
          {WHAT.map((what) => (
            <th key={what} scope="col" colSpan={2}>
              {t(`report.day_${what}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.day}>
            <th scope="row">{calendarDay(day.day, language)}</th>
            {WHAT.map((what) => (
              <DayCells key={what} value={day[what]} most={most} said={count(day[what], language)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCells({ value, most, said }: { value: number; most: number; said: string }) {
  return (
    <>
      <td className={styles.number} data-nothing={value === 0}>
        {said}
      </td>
      <td className={styles.track} aria-hidden="true">
        <span style={{ inlineSize: `${(100 * value) / most}%` }} />
      </td>
    </>
  );
}
