import { expect, it } from "vitest";

import { readableDate } from "@/shared/text/readableDate";

it("a day, a day and an hour of Paris, and an instant are written for people", () => {
  expect(readableDate("2019-11-13", "fr")).toBe("mer. 13 nov. 2019");
  expect(readableDate("2019-11-14T16:40", "fr")).toBe("jeu. 14 nov. 2019 à 16 h 40");
  expect(readableDate("2019-11-14T16:40", "en")).toBe("Thu 14 Nov 2019 16:40");
  expect(readableDate("2019-11-14T15:40:00Z", "en")).toBe("Thu 14 Nov 2019, 16:40");
});

it("what is no date stays as it is", () => {
  expect(readableDate("au printemps", "fr")).toBe("au printemps");
});
