import type { DeadlineView } from "@/contract/DeadlineView";
import { instant } from "@/shared/text/dates";

/** A reading of the law under which the day has not passed. */
export interface StillOpen {
  reading: "legal" | "franc";
  /** RFC 3339 */
  until: string;
}

/**
 * The reading that still holds although the prudent date has passed: a missed prudent date is no lost appeal.
 * The legal date first; after it the date of a franc delay, where courts disagree about it.
 */
export function stillOpen(
  deadline: Pick<DeadlineView, "dueAt" | "dueSafeAt" | "dueIfFrancAt">,
  now: number,
): StillOpen | null {
  const ahead = (at: string) => instant(at).getTime() >= now;
  if (ahead(deadline.dueSafeAt)) return null;
  if (ahead(deadline.dueAt)) return { reading: "legal", until: deadline.dueAt };
  const { dueIfFrancAt } = deadline;
  return dueIfFrancAt !== null && ahead(dueIfFrancAt) ? { reading: "franc", until: dueIfFrancAt } : null;
}
