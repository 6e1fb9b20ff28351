// What people type for a day or an hour. The system's own date fields show days in the language of the
// browser, where 11/04 may be April or November; a legal date must not depend on that.

import { dayNumber } from "@/shared/text/dates";

const DAY = 86_400_000;

const MONTHS: Record<string, number> = {
  jan: 1,
  fev: 2,
  feb: 2,
  mar: 3,
  avr: 4,
  apr: 4,
  mai: 5,
  may: 5,
  juin: 6,
  jun: 6,
  juil: 7,
  jul: 7,
  aou: 8,
  aug: 8,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
};

const NEAR: Record<string, number> = {
  hier: -1,
  yesterday: -1,
  "aujourd hui": 0,
  today: 0,
  demain: 1,
  tomorrow: 1,
  "apres-demain": 2,
  "apres demain": 2,
};

/** How many days a word or « +7 » counts. */
function daysLater(text: string): number | null {
  const counted = /^\+ ?(\d{1,3}) ?(?:j|d|jours?|days?)?$/.exec(text);
  return counted === null ? (NEAR[text] ?? null) : Number(counted[1]);
}

/**
 * `2026-11-04` from « 4/11/2026 », « 04.11.26 », « 4 nov. », « 4 novembre 2026 » or itself; day before
 * month in both languages. Without a year the one of `now`. « demain » and « +7 » count from `now`,
 * on the clocks of Paris as every day that is shown. Nothing when it is not a day.
 */
export function readDay(typed: string, now: Date): string | null {
  const text = typed.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const later = daysLater(text.replace(/[’']/g, " "));
  const today = new Date(dayNumber(now) * DAY);
  if (later !== null) return day(today.getUTCFullYear(), today.getUTCMonth() + 1, today.getUTCDate(), later);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})[\s/.-](\d{1,2})(?:[\s/.-](\d{4}|\d{2}))?$/.exec(text);
  if (numbers !== null) return day(year(numbers[3], today), Number(numbers[2]), Number(numbers[1]));
  const words = /^(?:[a-z]+\.? )?(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]{3,})\.?(?: (\d{4}|\d{2}))?$/.exec(text);
  if (words === null) return null;
  const name = words[2] ?? "";
  const month = MONTHS[name.slice(0, 4)] ?? MONTHS[name.slice(0, 3)];
  return month === undefined ? null : day(year(words[3], today), month, Number(words[1]));
}

/** `17:20` from « 17 h 20 », « 17h », « 17:20 », « 1720 », "5:20 pm". Nothing when it is not an hour. */
export function readHour(typed: string): string | null {
  const text = typed.toLowerCase().replace(/[\s\u00a0\u202f]/g, "");
  const found = /^(\d{1,2})(?:[h:.](\d{2})?|(\d{2}))?(am|pm)?$/.exec(text);
  if (found === null) return null;
  const hour = (Number(found[1]) % (found[4] === undefined ? 24.5 : 12)) + (found[4] === "pm" ? 12 : 0);
  const minute = Number(found[2] ?? found[3] ?? 0);
  if (!Number.isInteger(hour) || hour > 23 || minute > 59) return null;
  return `${two(hour)}:${two(minute)}`;
}

function year(typed: string | undefined, today: Date): number {
  if (typed === undefined) return today.getUTCFullYear();
  return typed.length === 2 ? 2000 + Number(typed) : Number(typed);
}

function day(year: number, month: number, date: number, later = 0): string | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  at.setUTCDate(date + later);
  // 2206 is 2026 with a finger that slipped.
  return real && year >= 1900 && year < 2100 ? at.toISOString().slice(0, 10) : null;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
