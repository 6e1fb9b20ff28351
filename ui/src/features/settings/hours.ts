import type { PeriodView } from "@/contract/PeriodView";

/** Periods a day, at most. */
export const MOST_PERIODS = 4;

/** Whether the periods of a day end after they start and do not overlap. */
export function isSound(day: PeriodView[]): boolean {
  const sorted = [...day].sort((one, other) => one.from.localeCompare(other.from));
  return sorted.every(
    ({ from, to }, index) =>
      /^\d\d:\d\d$/.test(from) && from < to && (sorted[index - 1]?.to ?? "00:00") <= from,
  );
}

/** A period to begin with: after the last one, else the morning. */
export function nextPeriod(day: PeriodView[]): PeriodView {
  const last = day[day.length - 1];
  if (last === undefined) return { from: "09:00", to: "12:30" };
  const hour = Math.min(22, Number(last.to.slice(0, 2)) + 1);
  const two = (value: number) => String(value).padStart(2, "0");
  return { from: `${two(hour)}:00`, to: `${two(Math.min(23, hour + 4))}:00` };
}

/** `9`, `9h`, `9 h 30`, `9:30`, `0930` as `09:30`; nothing when it is no time of day. */
export function timeOf(typed: string): string | null {
  const [, hours, minutes] = /^\s*(\d{1,2})\s*[h:.]?\s*(\d{2})?\s*$/i.exec(typed) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes ?? 0) > 59) return null;
  return `${hours.padStart(2, "0")}:${minutes ?? "00"}`;
}
