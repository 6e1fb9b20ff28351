import type { Language } from "@/contract/Language";

/** Deadlines lapse on French clocks, wherever the computer is. */
const ZONE = "Europe/Paris";
const NBSP = "\u00a0";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Parts {
  weekday: string;
  day: string;
  month: string;
  year: string;
  hour: string;
  minute: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What a format said about an hour. Paris is whole hours away from UTC, so within an hour of UTC only
 * the minutes differ; a list that scrolls asks for the same few days again and again, and asking
 * `Intl` is the dearest thing a row does.
 */
const said = new Map<string, Parts>();
const MOST_SAID = 4_000;

function parts(at: Date, language: Language, long: boolean): Parts {
  const ms = at.getTime();
  const hour = Math.floor(ms / HOUR);
  const name = `${language}${long}${hour}`;
  let known = said.get(name);
  if (known === undefined) {
    if (said.size >= MOST_SAID) said.clear();
    known = asked(at, language, long);
    said.set(name, known);
  }
  return { ...known, minute: String(at.getUTCMinutes()).padStart(2, "0") };
}

function asked(at: Date, language: Language, long: boolean): Parts {
  const name = `${language}${long}`;
  let format = formats.get(name);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
      timeZone: ZONE,
      weekday: long ? "long" : "short",
      day: "numeric",
      month: long ? "long" : "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    formats.set(name, format);
  }
  const found = { weekday: "", day: "", month: "", year: "", hour: "", minute: "" };
  for (const { type, value } of format.formatToParts(at))
    if (type in found) found[type as keyof Parts] = value;
  return found;
}

/** `2026-05-04` or RFC 3339. A day alone is taken at noon so that no zone moves it. */
export function instant(at: string): Date {
  return new Date(/^\d{4}-\d\d-\d\d$/.test(at) ? `${at}T12:00:00Z` : at);
}

/** « 23 h 59 », "23:59". */
export function clockTime(at: string | Date, language: Language): string {
  const { hour, minute } = parts(typeof at === "string" ? instant(at) : at, language, false);
  return language === "fr" ? `${Number(hour)}${NBSP}h${NBSP}${minute}` : `${hour}:${minute}`;
}

/** « lun. 4 mai 2026 », "Mon 4 May 2026"; without the year when `now` is given and it is the same. */
export function calendarDay(at: string | Date, language: Language, now?: Date): string {
  const day = parts(typeof at === "string" ? instant(at) : at, language, false);
  const year = now !== undefined && parts(now, language, false).year === day.year ? "" : `${NBSP}${day.year}`;
  return `${day.weekday} ${day.day}${NBSP}${day.month}${year}`;
}

/** « Vendredi 20 novembre », "Friday 20 November". */
export function longDay(at: string | Date, language: Language): string {
  const { weekday, day, month } = parts(typeof at === "string" ? instant(at) : at, language, true);
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${day}${NBSP}${month}`;
}

/** « lun. 4 mai 2026 à 23 h 59 », "Mon 4 May 2026, 23:59". */
export function dayAndTime(at: string | Date, language: Language, now?: Date): string {
  const day = calendarDay(at, language, now);
  const time = clockTime(at, language);
  return language === "fr" ? `${day} à${NBSP}${time}` : `${day}, ${time}`;
}

/** Read part by part: how a locale orders and joins them differs between web views. */
const civilDay = new Intl.DateTimeFormat("en", {
  timeZone: ZONE,
  year: "numeric",
  month: "numeric",
  day: "numeric",
});
const dayNumbers = new Map<number, number>();

/** The calendar day of an instant in Paris, counted from 1 January 1970. */
export function dayNumber(at: Date): number {
  const hour = Math.floor(at.getTime() / HOUR);
  let day = dayNumbers.get(hour);
  if (day === undefined) {
    if (dayNumbers.size >= MOST_SAID) dayNumbers.clear();
    const read = civilDay.formatToParts(at);
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(read.find((one) => one.type === type)?.value);
    day = Math.round(Date.UTC(part("year"), part("month") - 1, part("day")) / DAY);
    dayNumbers.set(hour, day);
  }
  return day;
}

/** Days between the calendar days of two instants. */
function daysApart(at: Date, now: Date): number {
  return dayNumber(at) - dayNumber(now);
}

/** The short time of a list: the clock today, the day this year, else the whole date. */
export function listTime(at: string, language: Language, now: Date): string {
  const date = instant(at);
  const apart = daysApart(date, now);
  if (apart === 0) return clockTime(date, language);
  if (apart === -1) return language === "fr" ? "hier" : "yesterday";
  const { day, month, year } = parts(date, language, false);
  return year === parts(now, language, false).year
    ? `${day}${NBSP}${month}`
    : `${day}${NBSP}${month}${NBSP}${year}`;
}

const RELATIVE = {
  fr: new Intl.RelativeTimeFormat("fr", { numeric: "auto" }),
  en: new Intl.RelativeTimeFormat("en", { numeric: "auto" }),
} satisfies Record<Language, Intl.RelativeTimeFormat>;

/** « dans 3 jours », « aujourd’hui », « il y a 2 h », "in 3 days". */
export function fromNow(at: string | Date, language: Language, now: Date): string {
  const date = typeof at === "string" ? instant(at) : at;
  const ms = date.getTime() - now.getTime();
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const apart = daysApart(date, now);
  const relative = (value: number, unit: Intl.RelativeTimeFormatUnit) =>
    RELATIVE[language].format(value, unit).replace(/(\d) /g, `$1${NBSP}`);
  if (minutes === 0) return language === "fr" ? "à l’instant" : "just now";
  if (minutes < 60) return relative(Math.sign(ms) * minutes, "minute");
  if (Math.abs(ms) < 12 * HOUR || apart === 0)
    return relative(Math.sign(ms) * Math.round(minutes / 60), "hour");
  if (Math.abs(apart) < 60) return relative(apart, "day");
  return relative(Math.round(apart / 30.4), "month");
}

/** The heading of a day in a list: « Aujourd’hui », « Hier », « lun. 4 mai ». */
export function dayHeading(at: string, language: Language, now: Date): string {
  const apart = daysApart(instant(at), now);
  if (apart === 0) return language === "fr" ? "Aujourd’hui" : "Today";
  if (apart === -1) return language === "fr" ? "Hier" : "Yesterday";
  const day = calendarDay(at, language, now);
  return day.charAt(0).toUpperCase() + day.slice(1);
}
