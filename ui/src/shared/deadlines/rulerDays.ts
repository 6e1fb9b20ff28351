// The little ruler of days under a computation: which days, and what each one is.

import { dayNumber } from "@/shared/text/dates";

/** One day of the ruler. `mark` is what a person must see on it. */
export interface RulerDay {
  /** `2026-11-20`. */
  iso: string;
  day: number;
  past: boolean;
  weekend: boolean;
  marks: ("today" | "safe" | "legal")[];
}

const DAY = 86_400_000;
/** More days than this are not told apart any more. */
const MOST = 12;

/** The calendar day in Paris, where deadlines lapse. */
export function parisDay(at: string | number | Date): string {
  return new Date(dayNumber(new Date(at)) * DAY).toISOString().slice(0, 10);
}

/** The days that end with the legal date, from today when it is near enough. */
export function rulerDays(dueAt: string, dueSafeAt: string, now: number): RulerDay[] {
  const legal = parisDay(dueAt);
  const safe = parisDay(dueSafeAt);
  const today = parisDay(now);
  const last = atNoon(legal > safe ? legal : safe);
  const wanted = Math.min(atNoon(today), atNoon(safe) - DAY, last - 6 * DAY);
  const first = Math.max(wanted, last - (MOST - 1) * DAY);
  const days: RulerDay[] = [];
  for (let at = first; at <= last; at += DAY) {
    const iso = new Date(at).toISOString().slice(0, 10);
    const weekday = new Date(at).getUTCDay();
    const marks: RulerDay["marks"] = [];
    if (iso === today) marks.push("today");
    if (iso === safe) marks.push("safe");
    if (iso === legal) marks.push("legal");
    days.push({
      iso,
      day: Number(iso.slice(8)),
      past: iso < today,
      weekend: weekday === 0 || weekday === 6,
      marks,
    });
  }
  return days;
}

function atNoon(iso: string): number {
  return Date.parse(`${iso}T12:00:00Z`);
}
