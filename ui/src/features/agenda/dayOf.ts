import type { AgendaView } from "@/contract/AgendaView";
import type { EntryView } from "@/contract/EntryView";

/** The entries of each day; an appointment over several days stands on each of them. */
export function entriesByDay(view: AgendaView, days: string[]): Map<string, EntryView[]> {
  const found = new Map<string, EntryView[]>(days.map((day) => [day, []]));
  for (const entry of view.entries) {
    const first = entry.at.slice(0, 10);
    const last = entry.kind === "appointment" && entry.endAt !== null ? lastDay(entry) : first;
    for (const day of days) if (day >= first && day <= last) found.get(day)?.push(entry);
  }
  return found;
}

/** An appointment that ends at midnight is not on the day that begins then. */
function lastDay(entry: EntryView): string {
  const first = entry.at.slice(0, 10);
  const end = entry.endAt ?? entry.at;
  if (end.slice(11, 16) !== "00:00" || end.slice(0, 10) === first) return end.slice(0, 10);
  return new Date(Date.parse(`${end.slice(0, 10)}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** The names of the public holidays by day. */
export function holidayNames(view: AgendaView): Map<string, string> {
  return new Map(view.holidays.map(({ day, name }) => [day, name]));
}

/** Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
