import type { DeadlineView } from "@/contract/DeadlineView";

/** The deadline that the whole page is about: the first live one by prudent date; one that
 * passed and was not explained is still alive. */
export function leading(deadlines: DeadlineView[]): DeadlineView | null {
  const live = deadlines.filter(
    ({ state, lapsedAt }) =>
      state === "proposed" || state === "confirmed" || (state === "missed" && lapsedAt !== null),
  );
  return [...live].sort((a, b) => Date.parse(a.dueSafeAt) - Date.parse(b.dueSafeAt))[0] ?? null;
}
