import { expect, test } from "vitest";

import { around, boxStyle, drawn, nudged, strip } from "@/features/campaigns/catalogue/place";

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
