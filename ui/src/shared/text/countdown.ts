import type { Language } from "@/contract/Language";

const NBSP = "\u00a0";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How soon something lapses: the shape, the colour and the word follow from it. */
export type Nearness = "lost" | "critical" | "near" | "later";

/** Under 72 hours critical, under 10 days near. `ms` is what is left; negative when it has passed. */
export function nearness(ms: number): Nearness {
  if (ms < 0) return "lost";
  if (ms < 72 * HOUR) return "critical";
  return ms < 10 * DAY ? "near" : "later";
}

/** What is left, « 13 h 47 », « 3 j 13 h », « 11 j », « retard 2 h 05 »; minutes are rounded down. */
export function countdownText(ms: number, language: Language): string {
  if (ms < 0) return language === "fr" ? `retard ${length(-ms, language)}` : `${length(-ms, language)} late`;
  return length(ms, language);
}

/** A length of time, at most two units. */
export function length(ms: number, language: Language): string {
  const french = language === "fr";
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 60) return french ? `${minutes}${NBSP}min` : `${minutes}${NBSP}min`;
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(minutes / 60);
  if (hours < 72) {
    return french ? `${hours}${NBSP}h${NBSP}${two(minutes % 60)}` : `${hours}h${NBSP}${two(minutes % 60)}m`;
  }
  const days = Math.floor(hours / 24);
  if (days >= 10) return french ? `${days}${NBSP}j` : `${days}${NBSP}days`;
  return french ? `${days}${NBSP}j${NBSP}${hours % 24}${NBSP}h` : `${days}d${NBSP}${hours % 24}h`;
}
