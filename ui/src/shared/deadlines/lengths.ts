// Lengths before a date, in minutes, as people say them.

import type { TFunction } from "i18next";

const HOUR = 60;
const DAY = 24 * HOUR;

/** « 2 jours avant », « 4 heures avant », « 30 minutes avant ». */
export function lengthBefore(minutes: number, t: TFunction): string {
  if (minutes % DAY === 0) return t("deadlines:length.days", { count: minutes / DAY });
  if (minutes % HOUR === 0) return t("deadlines:length.hours", { count: minutes / HOUR });
  return t("deadlines:length.minutes", { count: minutes });
}

/** The lengths that a menu offers. */
export const LENGTHS = [
  15,
  30,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  3 * DAY,
  5 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
];

/** With or without a length, the longest first. */
export function toggled(lengths: number[], minutes: number): number[] {
  const others = lengths.filter((one) => one !== minutes);
  return (others.length < lengths.length ? others : [...lengths, minutes]).sort((a, b) => b - a);
}
