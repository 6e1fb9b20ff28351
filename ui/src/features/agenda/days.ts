// Which days a view shows. Days are ISO dates in Paris; nothing here knows a clock.

export type AgendaKind = "day" | "week" | "month" | "list";

const DAY = 86_400_000;

function noon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}

/** The day `days` after another. */
export function plusDays(day: string, days: number): string {
  return new Date(noon(day) + days * DAY).toISOString().slice(0, 10);
}

/** Monday of the week of a day. */
export function monday(day: string): string {
  const weekday = new Date(noon(day)).getUTCDay();
  return plusDays(day, -((weekday + 6) % 7));
}

/** Days from one to another, both included. */
export function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** The first and the last day that a view of `day` shows. */
export function shownDays(kind: AgendaKind, day: string): { from: string; to: string } {
  if (kind === "day") return { from: day, to: day };
  if (kind === "week") return { from: monday(day), to: plusDays(monday(day), 6) };
  if (kind === "list") return { from: day, to: plusDays(day, 59) };
  const first = `${day.slice(0, 8)}01`;
  const from = monday(first);
  const last = plusDays(`${plusDays(first, 31).slice(0, 8)}01`, -1);
  return { from, to: plusDays(monday(last), 6) };
}

/** The day to show one step before (-1) or after (1). */
export function stepped(kind: AgendaKind, day: string, steps: number): string {
  if (kind === "day") return plusDays(day, steps);
  if (kind === "week") return plusDays(day, 7 * steps);
  if (kind === "list") return plusDays(day, 30 * steps);
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  // The 31st of a month goes to the last day of the next one.
  const lastOfMonth = new Date(Date.UTC(year, month + steps, 0)).getUTCDate();
  const at = Date.UTC(year, month - 1 + steps, Math.min(date, lastOfMonth), 12);
  return new Date(at).toISOString().slice(0, 10);
}

/** Whether the text is a day that the agenda can show. */
export function isDay(text: string | undefined): text is string {
  return (
    text !== undefined &&
    /^(19[7-9]\d|20\d\d|2100)-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(noon(text)) &&
    new Date(noon(text)).toISOString().startsWith(text)
  );
}
