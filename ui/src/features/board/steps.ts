// Which columns a card may go to. The office decides; this spares a card that would only come back.
import type { Status } from "@/contract/Status";

/** The columns, left to right. */
export const COLUMNS: readonly Status[] = ["to_validate", "validated", "escalated", "closed"];

const ARROWS: Record<Status, readonly Status[]> = {
  to_validate: ["validated", "escalated", "closed"],
  validated: ["escalated", "closed"],
  escalated: ["validated", "closed"],
  closed: ["validated"],
};

/**
 * Whether a card may go from one column to another. Who validates but does not work on messages (a manager)
 * ends none.
 */
export function isLegal(from: Status, to: Status, mayWork: boolean): boolean {
  return ARROWS[from].includes(to) && (mayWork || to !== "closed");
}

/** The columns a card may go to, left to right. */
export function targetsOf(from: Status, mayWork: boolean): Status[] {
  return COLUMNS.filter((to) => isLegal(from, to, mayWork));
}

/** The nearest column on one side that a card may go to, or nothing. */
export function neighbour(from: Status, by: -1 | 1, mayWork: boolean): Status | null {
  const at = COLUMNS.indexOf(from);
  const side = by > 0 ? COLUMNS.slice(at + 1) : COLUMNS.slice(0, at).reverse();
  return side.find((to) => isLegal(from, to, mayWork)) ?? null;
}

/** Name of the text that explains why a card may not go there. */
export function whyNot(from: Status, to: Status | null): string {
  if (to === null) return from === "validated" ? "illegal.to_validate" : "illegal.edge";
  if (from === to) return "illegal.same";
  if (to === "closed") return "illegal.work";
  return to === "to_validate" ? "illegal.to_validate" : "illegal.closed_escalated";
}
