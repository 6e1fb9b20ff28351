// What the board looks like a moment before the office answers.
import type { CardView } from "@/contract/CardView";
import type { ColumnView } from "@/contract/ColumnView";
import type { Status } from "@/contract/Status";

/** The pages of one column, as the query keeps them. */
export interface Pages {
  pages: ColumnView[];
  pageParams: unknown[];
}

/** Takes cards out of a column. */
export function without(column: Pages, ids: ReadonlySet<string>): { column: Pages; taken: CardView[] } {
  const taken = column.pages.flatMap((page) => page.cards.filter((card) => ids.has(card.id)));
  if (taken.length === 0) return { column, taken };
  const pages = column.pages.map((page) => ({
    ...page,
    total: page.total - taken.length,
    cards: page.cards.filter((card) => !ids.has(card.id)),
  }));
  return { column: { ...column, pages }, taken };
}

/** Puts cards where the order of the column wants them, among those that were read. */
export function withCards(column: Pages, cards: CardView[], to: Status, now: string): Pages {
  if (cards.length === 0 || column.pages.length === 0) return column;
  const placed = cards.map((card) => ({ ...card, status: to, closedAt: to === "closed" ? now : null }));
  const pages = column.pages.map((page) => ({
    ...page,
    total: page.total + placed.length,
    cards: [...page.cards],
  }));
  for (const card of placed) {
    const page =
      pages.find((candidate) => candidate.cards.some((other) => comesBefore(card, other, to))) ??
      pages.at(-1);
    if (page === undefined) continue;
    const at = page.cards.findIndex((other) => comesBefore(card, other, to));
    page.cards.splice(at < 0 ? page.cards.length : at, 0, card);
  }
  return { ...column, pages };
}

/** Newest first to validate and when done, soonest due first between. */
function comesBefore(card: CardView, other: CardView, status: Status): boolean {
  if (status === "closed") return (card.closedAt ?? "") >= (other.closedAt ?? "");
  if (status === "to_validate") return card.receivedAt >= other.receivedAt;
  return card.sla.dueAt <= other.sla.dueAt;
}
