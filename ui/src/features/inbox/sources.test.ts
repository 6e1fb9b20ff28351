import { describe, expect, it } from "vitest";

import { piecesOf, type Source } from "./sources";

function source(number: number, start: number, end: number): Source {
  return { number, field: "body", start, end };
}

describe("the places of a text", () => {
  it("cut the text exactly where the core counted, after an emoji too", () => {
    const text = "😀 né le 3 mars 1997 à Oujda";
    const start = text.indexOf("3 mars");
    const pieces = piecesOf(text, "body", [source(1, start, start + "3 mars 1997".length)]);
    expect(pieces.map((piece) => piece.text)).toEqual(["😀 né le ", "3 mars 1997", " à Oujda"]);
  });

  it("never split an emoji in two halves", () => {
    const pieces = piecesOf("a😀b", "body", [source(1, 2, 4)]);
    expect(pieces.map((piece) => piece.text).join("")).toBe("a😀b");
    for (const piece of pieces) expect(piece.text.isWellFormed()).toBe(true);
  });

  it("show every unit of the text once when places overlap or leave it", () => {
    const pieces = piecesOf("abcdefgh", "body", [source(1, 1, 4), source(2, 3, 6), source(3, 7, 99)]);
    expect(pieces.map((piece) => piece.text).join("")).toBe("abcdefgh");
    expect(pieces.map((piece) => piece.source?.number ?? 0)).toEqual([0, 1, 2, 0, 3]);
  });

  it("are found again in a part of the text", () => {
    const pieces = piecesOf("cdef", "body", [source(1, 0, 3), source(2, 4, 5)], 2);
    expect(pieces).toMatchObject([
      { text: "c", source: { number: 1 } },
      { text: "d", source: null },
      { text: "e", source: { number: 2 } },
      { text: "f", source: null },
    ]);
  });

  it("of another field are not marked", () => {
    expect(piecesOf("abc", "subject", [source(1, 0, 2)])).toHaveLength(1);
  });
});
