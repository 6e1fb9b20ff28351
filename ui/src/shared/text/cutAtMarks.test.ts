import { describe, expect, it } from "vitest";

import { cutAtMarks } from "./cutAtMarks";

describe("the marks of a passage", () => {
  it("stand on the words after an emoji too, because the core counts UTF-16 units", () => {
    const text = "😀 recours déposé";
    const start = text.indexOf("recours");
    expect(cutAtMarks(text, [[start, start + 7]])).toEqual([
      { text: "😀 ", marked: false },
      { text: "recours", marked: true },
      { text: " déposé", marked: false },
    ]);
  });

  it("never repeat a letter when they overlap", () => {
    const pieces = cutAtMarks("abcdef", [
      [2, 4],
      [1, 3],
      [5, 99],
    ]);
    expect(pieces.map(({ text }) => text).join("")).toBe("abcdef");
  });
});
