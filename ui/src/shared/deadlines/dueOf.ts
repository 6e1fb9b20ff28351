/**
 * A day, or a day and an hour on the clocks of Paris as RFC 3339: what `deadlines.enter` and
 * `deadlines.compute` take.
 */
export function dueOf(day: string, time: string): string {
  if (time === "") return day;
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  // The offset changes twice a year; the one in force at that hour is found in two steps.
  const first = asUtc - offsetMinutes(asUtc) * 60_000;
  const offset = offsetMinutes(first);
  const sign = offset < 0 ? "-" : "+";
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day}T${time}:00${sign}${two(Math.trunc(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}

/** How far Paris is ahead of UTC at an instant. */
function offsetMinutes(at: number): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Paris",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(new Date(at));
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? "00";
  const local = Date.parse(
    `${get("year")}-${get("month")}-${get("day")}T${get("hour")}:${get("minute")}:00Z`,
  );
  return Math.round((local - Math.floor(at / 60_000) * 60_000) / 60_000);
}
