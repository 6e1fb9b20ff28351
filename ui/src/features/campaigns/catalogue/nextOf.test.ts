import { expect, test } from "vitest";

import type { StagedRow } from "@/contract/StagedRow";
import { mergeOf, nextWaiting } from "@/features/campaigns/catalogue/nextOf";

const row = (id: string, page: number, top: number, state = "waiting") =>
  ({ id, page, place: [0, top, 1, top + 0.1], state }) as unknown as StagedRow;

const ROWS = [
  row("c", 1, 0.5),
  row("a", 1, 0.1),
  row("x", 2, 0.2),
  row("b", 1, 0.3),
  row("d", 1, 0.2, "approved"),
];

test("the next one waits for a decision, from the top again at the end", () => {
  expect(nextWaiting(ROWS, 3, new Set(["b"]))?.id).toBe("c");
  expect(nextWaiting(ROWS, 0, new Set(["c"]))?.id).toBe("a");
  expect(nextWaiting([row("a", 1, 0)], 0, new Set(["a"]))).toBeUndefined();
});

test("one is made one with the next below it on its page, or with those that were chosen, in the page's order", () => {
  expect(mergeOf(ROWS, ROWS[1]!, new Set())).toEqual(["a", "b"]);
  expect(mergeOf(ROWS, ROWS[1]!, new Set(["c", "b", "x"]))).toEqual(["b", "c"]);
  expect(mergeOf(ROWS, ROWS[0]!, new Set())).toEqual([]);
});
