import { expect, test } from "vitest";

import { dueWords } from "@/features/workspaces/dueOn";
import { texts } from "@/shared/text/texts";

const t = texts.getFixedT("fr", "workspaces");
/** A quarter past midnight in Paris, still the day before in UTC. */
const NIGHT = new Date("2026-11-20T23:15:00Z");

test("a day is late, today or to come by the clocks of Paris", () => {
  const said = (dueOn: string) => {
    const { words, shape } = dueWords(dueOn, t, "fr", NIGHT);
    return { words: words.replaceAll("\u00a0", " "), shape };
  };
  expect(said("2026-11-19")).toEqual({ words: "2 jours de retard", shape: "critical" });
  expect(said("2026-11-20")).toEqual({ words: "1 jour de retard", shape: "critical" });
  expect(said("2026-11-21")).toEqual({ words: "aujourd’hui", shape: "near" });
  expect(said("2026-11-22")).toEqual({ words: "demain", shape: null });
  expect(said("2026-11-24").words).toBe("mar. 24 nov.");
});
