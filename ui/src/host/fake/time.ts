const MINUTE = 60_000;

/** Minutes from now (negative is the past) as the office writes times. */
export function at(minutes: number): string {
  return new Date(Math.floor(Date.now() / MINUTE) * MINUTE + minutes * MINUTE)
    .toISOString()
    .replace(".000Z", "Z");
}

export const HOURS = 60;
export const DAYS = 24 * 60;

const civilDay = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" });

/** The day so many days from now on the clocks of Paris, as the office writes days. */
export function day(days: number): string {
  const noon = new Date(`${civilDay.format(new Date())}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
}

/** The last minute of the day `days` from now, in Paris. */
export function endOfDay(days: number): string {
  const here = day(days);
  const winter = `${here}T23:59:00+01:00`;
  return civilDay.format(new Date(winter)) === here ? winter : `${here}T23:59:00+02:00`;
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
