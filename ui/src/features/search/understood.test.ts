import { expect, it } from "vitest";

import { understood } from "@/features/search/understood";

const NOW = new Date("2026-11-22T12:00:00Z");
const query = (typed: string) => understood(typed, NOW).query;

it("French filters and days become those of the office", () => {
  expect(query("recours de:Konaté avant:20/11/2026")).toBe("recours from:Konaté before:2026-11-20");
  expect(query('à:greffe objet:"avis d’audience" est:non-lu pièce:jointe')).toBe(
    'to:greffe subject:"avis d’audience" is:unread has:attachment',
  );
  expect(query("-après:1/11/2026")).toBe("-after:2026-11-01");
  expect(query("avant:demain")).toBe("before:2026-11-23");
});

it("what the office knows, phrases and addresses stay as they are", () => {
  for (const typed of [
    "before:2026-11-20 from:a@b.example",
    '"de: moi" Re: oqtf',
    "https://x.example/a",
    "17:20",
  ])
    expect(understood(typed, NOW)).toEqual({ query: typed, unknown: [] });
});

it("a filter whose value means nothing is told", () => {
  expect(understood("avant:bientôt is:perdu Konaté", NOW)).toEqual({
    query: "avant:bientôt is:perdu Konaté",
    unknown: ["avant:bientôt", "is:perdu"],
  });
});
