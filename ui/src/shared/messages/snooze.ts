// When a message comes back. Hours are the office's, as the person at the screen reads the clock.

/** One choice of the menu. */
export interface SnoozeChoice {
  key: "in_three_hours" | "this_evening" | "tomorrow" | "monday" | "in_a_week";
  until: Date;
}

/** The choices that lie ahead of `now`, soonest first. */
export function snoozeChoices(now: Date): SnoozeChoice[] {
  const choices: SnoozeChoice[] = [
    { key: "in_three_hours", until: roundedToQuarter(new Date(now.getTime() + 3 * 3_600_000)) },
    { key: "this_evening", until: at(now, 0, 18) },
    { key: "tomorrow", until: at(now, 1, 9) },
    { key: "monday", until: at(now, daysToMonday(now), 9) },
    { key: "in_a_week", until: at(now, 7, 9) },
  ];
  const seen = new Set<number>();
  return choices
    .filter(({ until }) => until > now)
    .sort((a, b) => a.until.getTime() - b.until.getTime())
    .filter(({ until }) => !seen.has(until.getTime()) && seen.add(until.getTime()));
}

function at(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}

function daysToMonday(now: Date): number {
  return (8 - now.getDay()) % 7 || 7;
}

function roundedToQuarter(date: Date): Date {
  const quarter = 15 * 60_000;
  return new Date(Math.round(date.getTime() / quarter) * quarter);
}
