import type { Language } from "@/contract/Language";
import { calendarDay, dayAndTime } from "@/shared/text/dates";

const NBSP = "\u00a0";

/** A date as the machine wrote it down, for people; whatever is no date stays as it is. */
export function readableDate(value: string, language: Language): string {
  if (Number.isNaN(Date.parse(value))) return value;
  // Without a zone the hour is already the one of Paris.
  const local = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)$/.exec(value);
  if (local !== null) {
    const [, day = "", hour = "", minute = ""] = local;
    const time = language === "fr" ? `à${NBSP}${Number(hour)}${NBSP}h${NBSP}${minute}` : `${hour}:${minute}`;
    return `${calendarDay(day, language, new Date())} ${time}`;
  }
  return value.length > 10
    ? dayAndTime(value, language, new Date())
    : calendarDay(value, language, new Date());
}
