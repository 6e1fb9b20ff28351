import { expect, test } from "vitest";

import { around, boxStyle, drawn, freePlace, nudged, strip } from "@/features/campaigns/catalogue/place";

test("a place stays on the page whatever is done to it", () => {
  const [left, top, right, bottom] = strip([0.8, 0.98, 0.95, 1], 4);
  expect([left, right, bottom].map((side) => Math.round(side * 1000))).toEqual([728, 1000, 1000]);
  expect(((right - left) / (bottom - top)) * Math.SQRT1_2).toBeCloseTo(4);
  expect(nudged([0, 0.9, 0.5, 1], -0.1, 0.2, false)).toEqual([0, 0.9, 0.5, 1]);
  expect(nudged([0.1, 0.1, 0.2, 0.2], -0.5, -0.5, true)).toEqual([
    0.1,
    0.1,
    expect.closeTo(0.12),
    expect.closeTo(0.11),
  ]);
  expect(drawn([0.5, 0.9], [-1, 0.2])).toEqual([0, 0.2, 0.5, 0.9]);
});

test("a word is marked in its crop where it stands on the page", () => {
  expect(
    around([
      [0.1, 0.2, 0.3, 0.4],
      [0.2, 0.1, 0.5, 0.3],
    ]),
  ).toEqual([0.1, 0.1, 0.5, 0.4]);
  expect(boxStyle([0.25, 0.5, 0.5, 0.75], [0, 0.5, 0.5, 1])).toEqual({
    insetInlineStart: "50%",
    insetBlockStart: "0%",
    inlineSize: "50%",
    blockSize: "50%",
  });
});

test("a new place begins where no product is", () => {
  const last = [0.1, 0.9, 0.9, 0.98] as const;
  const middle = [0.1, 0.4, 0.9, 0.46] as const;
  expect(freePlace([...middle], [[...middle], [...last]])).toEqual([0.1, 0.46, 0.9, expect.closeTo(0.52)]);
  const found = freePlace([...last], [[...middle], [...last]]);
  expect(found[3], "not over the last product of the page").toBeLessThanOrEqual(0.9);
  expect(found[1]).toBeGreaterThanOrEqual(0.46);
  // A page without room: at its foot, to be moved.
  expect(freePlace([0, 0, 1, 1], [[0, 0, 1, 1]])).toEqual([0, expect.closeTo(0.8), 1, 1]);
});
