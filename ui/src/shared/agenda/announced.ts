import type { Language } from "@/contract/Language";
import { dueOf } from "@/shared/deadlines/dueOf";
import { calendarDay, dayAndTime } from "@/shared/text/dates";

/** « ven. 27 nov. à 10 h 15 » of an announced day, without the hour where the message gives none. */
export function announcedWhen(
  day: string,
  hour: string | null | undefined,
  language: Language,
  now: Date,
): string {
  return hour == null ? calendarDay(day, language, now) : dayAndTime(dueOf(day, hour), language, now);
}
