import { describe, expect, it } from "vitest";

import type { PageView } from "@/contract/PageView";
import { asPhrase, boxesOfPassage, hasAll, passageIn } from "@/features/documents/passage";

const TEXT = "Le préfet, Vu le code ;\nnotifié le 14\nnovembre 2026 à Lille, le présent arrêté.";

/** A page on which each of these words is marked wherever it stands, one box a word. */
function page(...words: string[]): PageView {
  const marks = words
    .flatMap((word) =>
      [...TEXT.toLowerCase().matchAll(new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])`, "gu"))].map(
        ({ index }): [number, number] => [index, index + word.length],
      ),
    )
    .sort((a, b) => a[0] - b[0]);
  const boxes = marks.map(([start]): [number, number, number, number] => {
    const line = TEXT.slice(0, start).split("\n");
    const left = (line.at(-1)?.length ?? 0) / 100;
    return [left, (line.length - 1) / 10, left + 0.02, line.length / 10];
  });
  return { number: 1, text: TEXT, source: "ocr", confidence: 0.9, marks, boxes };
}

describe("a passage on a page", () => {
  it("is found though its lines are broken elsewhere", () => {
    const range = passageIn(TEXT, "Notifié le 14 novembre 2026");
    expect(range).not.toBeNull();
    expect(TEXT.slice(...range!)).toBe("notifié le 14\nnovembre 2026");
  });

  it("is not found where it does not stand", () => {
    expect(passageIn(TEXT, "notifié le 15 novembre")).toBeNull();
    expect(passageIn(TEXT, "  ")).toBeNull();
  });

  it("marks its own words on the picture and not the same words elsewhere", () => {
    const found = page("le", "notifié", "14", "novembre");
    const boxes = boxesOfPassage(found, "notifié le 14 novembre");
    expect(boxes).toHaveLength(2);
    expect(boxes[0]).toEqual([0, 0.1, expect.closeTo(0.13), 0.2]);
    expect(boxes[1]).toEqual([0, 0.2, 0.02, expect.closeTo(0.3)]);
    expect(found.marks.length).toBeGreaterThan(4);
  });

  it("marks nothing rather than something wrong when boxes and words cannot be paired", () => {
    const found = page("le", "notifié");
    expect(boxesOfPassage({ ...found, boxes: found.boxes.slice(1) }, "notifié le 14")).toEqual([]);
  });

  it("is asked for as one phrase", () => {
    expect(asPhrase('dit « sans\ndélai » "hier"')).toBe('"dit sans délai hier"');
  });
});

describe("words looked for on other pages", () => {
  it("must all stand on the page", () => {
    expect(hasAll(page("notifié", "novembre"), "Notifie novembre")).toBe(true);
    expect(hasAll(page("novembre"), "notifié novembre")).toBe(false);
    expect(hasAll(page(), "novembre")).toBe(false);
  });
});
