import { describe, expect, it } from "vitest";

import type { CardView } from "@/contract/CardView";

import { type Pages, withCards, without } from "./moveInPages";

function card(id: string, dueAt: string): CardView {
  return {
    id,
    source: "mail",
    title: id,
    summary: "",
    proposed: true,
    sentiment: "neutral",
    category: "general",
    priority: "low",
    status: "to_validate",
    sla: { dueAt, startedAt: "2026-11-20T08:00:00Z", overdue: false },
    receivedAt: "2026-11-20T08:00:00Z",
    closedAt: null,
    workspaceId: null,
    workspaceReference: null,
    assignee: null,
    seenByManager: false,
    needsReview: false,
    lapsesAt: null,
  };
}

function pages(cards: CardView[]): Pages {
  return {
    pages: [{ status: "validated", total: cards.length, cards, next: null }],
    pageParams: [undefined],
  };
}

describe("a card that moves before the office answers", () => {
  it("leaves its column and its count", () => {
    const { column, taken } = without(pages([card("a", "1"), card("b", "2")]), new Set(["a"]));
    expect(taken.map(({ id }) => id)).toEqual(["a"]);
    expect(column.pages[0]).toMatchObject({ total: 1, cards: [{ id: "b" }] });
  });

  it("stands where the order of the other column wants it", () => {
    const column = withCards(pages([card("a", "1"), card("c", "3")]), [card("b", "2")], "validated", "now");
    expect(column.pages[0]?.cards.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(column.pages[0]?.total).toBe(3);
  });

  it("comes first among the done ones", () => {
    const column = withCards(pages([card("a", "1")]), [card("b", "2")], "closed", "2026-11-21T10:00:00Z");
    expect(column.pages[0]?.cards[0]).toMatchObject({
      id: "b",
      status: "closed",
      closedAt: "2026-11-21T10:00:00Z",
    });
  });
});
