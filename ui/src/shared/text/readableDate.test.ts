import { expect, it } from "vitest";

import { readableDate } from "@/shared/text/readableDate";

/** Spaces that do not break are looked at elsewhere. */
const read = (value: string, language: "fr" | "en") => readableDate(value, language).replace(/\s/g, " ");

it("a day, a day and an hour of Paris, and an instant are written for people", () => {
  expect(read("2019-11-13", "fr")).toBe("mer. 13 nov. 2019");
  expect(read("2019-11-14T16:40", "fr")).toBe("jeu. 14 nov. 2019 à 16 h 40");
  expect(read("2019-11-14T16:40", "en")).toBe("Thu 14 Nov 2019 16:40");
  expect(read("2019-11-14T15:40:00Z", "en")).toBe("Thu 14 Nov 2019, 16:40");
});

it("what is no date stays as it is", () => {
  expect(read("au printemps", "fr")).toBe("au printemps");
});
