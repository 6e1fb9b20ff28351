const MINUTE = 60_000;

/** Minutes from now (negative is the past) as the office writes times. */
export function at(minutes: number): string {
  return new Date(Math.floor(Date.now() / MINUTE) * MINUTE + minutes * MINUTE)
    .toISOString()
    .replace(".000Z", "Z");
}

export const HOURS = 60;
export const DAYS = 24 * 60;

/** The last minute of the day `days` from now, Paris in winter. */
export function endOfDay(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000 + 3_600_000).toISOString().slice(0, 10);
  return `${day}T23:59:00+01:00`;
}

/** « ven. 20 nov. », "Fri, 20 Nov". */
export function shortDay(at: string, language: "fr" | "en"): string {
  return new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    timeZone: "Europe/Paris",
    weekday: "short",
    day: "numeric",
    month: "short",
  }).format(new Date(at));
}
