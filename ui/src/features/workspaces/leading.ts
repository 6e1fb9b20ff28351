import type { DeadlineView } from "@/contract/DeadlineView";

/** The deadline that the whole page is about: the first live one by prudent date. */
export function leading(deadlines: DeadlineView[]): DeadlineView | null {
  const live = deadlines.filter(({ state }) => state === "proposed" || state === "confirmed");
  return [...live].sort((a, b) => Date.parse(a.dueSafeAt) - Date.parse(b.dueSafeAt))[0] ?? null;
}
