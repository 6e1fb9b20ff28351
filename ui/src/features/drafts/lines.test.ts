import { expect, it } from "vitest";

import { linesOf } from "@/features/drafts/lines";

const text = "## Titre\nPour Amine, le [à compléter : jour]\n- une 🙂 pièce\n\nfin";

it("cuts a text at its sources and blanks, and loses no letter", () => {
  const amine = text.indexOf("Amine");
  const blank = text.indexOf("[à");
  const lines = linesOf({
    text,
    passages: [{ start: amine, end: amine + 5, source: 2 }],
    blanks: [{ start: blank, end: text.indexOf("]") + 1 }],
  });
  expect(lines.map(({ kind }) => kind)).toEqual(["heading", "text", "item", "empty", "text"]);
  expect(lines[1]?.stretches).toEqual([
    { text: "Pour ", start: 9 },
    { text: "Amine", start: amine, end: amine + 5, source: 2 },
    { text: ", le ", start: amine + 5 },
    { text: "[à compléter : jour]", start: blank, end: blank + 20, blank: true },
  ]);
  const written = lines.map(({ stretches }) => stretches.map((one) => one.text).join("")).join("\n");
  expect(written).toBe(text.replace("## ", "").replace("- ", ""));
});

it("shows a place that two devices left outside of the text nowhere", () => {
  const lines = linesOf({ text: "ab", passages: [{ start: 1, end: 99, source: 0 }], blanks: [] });
  expect(lines[0]?.stretches.map(({ text: one }) => one)).toEqual(["a", "b"]);
});
