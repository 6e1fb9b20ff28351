import { expect, test } from "vitest";

import { countdownText, nearness } from "@/shared/text/countdown";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test.each([
  [13 * HOUR + 47 * MINUTE, "13 h 47"],
  [31 * HOUR + 8 * MINUTE, "31 h 08"],
  [3 * DAY + 13 * HOUR + 59 * MINUTE, "3 j 13 h"],
  [11 * DAY + 5 * HOUR, "11 j"],
  [59 * MINUTE + 59_999, "59 min"],
  [-(2 * HOUR + 5 * MINUTE), "retard 2 h 05"],
])("%i ms are told in French as %s", (ms, said) => expect(plain(countdownText(ms, "fr"))).toBe(said));

test("english says the same", () => {
  expect(plain(countdownText(13 * HOUR + 47 * MINUTE, "en"))).toBe("13h 47m");
  expect(plain(countdownText(-(2 * HOUR + 5 * MINUTE), "en"))).toBe("2h 05m late");
});

test("red begins under 72 hours and amber under ten days", () => {
  expect(nearness(-1)).toBe("lost");
  expect(nearness(72 * HOUR - 1)).toBe("critical");
  expect(nearness(72 * HOUR)).toBe("near");
  expect(nearness(10 * DAY - 1)).toBe("near");
  expect(nearness(10 * DAY)).toBe("later");
});
