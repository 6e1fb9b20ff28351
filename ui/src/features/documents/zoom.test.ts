import { expect, it } from "vitest";

import { sideFor, zoomed } from "@/features/documents/zoom";

it("a page grows and shrinks step by step and stops at the last one", () => {
  expect(zoomed(1, 1)).toBe(1.25);
  expect(zoomed(1.25, -1)).toBe(1);
  expect(zoomed(3, 1)).toBe(3);
  expect(zoomed(0.5, -1)).toBe(0.5);
});

it("a page that is looked at closely is asked for in a larger picture", () => {
  expect(sideFor(1)).toBe(1600);
  expect(sideFor(2)).toBeGreaterThan(sideFor(1));
});
