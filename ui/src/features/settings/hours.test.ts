import { expect, test } from "vitest";

import { guessHost } from "@/features/settings/connections/guessServer";
import { isSound, nextPeriod, timeOf } from "@/features/settings/hours";

test.each([
  ["9", "09:00"],
  ["9h30", "09:30"],
  ["14 h 05", "14:05"],
  ["0930", "09:30"],
  ["24:00", null],
  ["midi", null],
])("%s is read as %s", (typed, time) => expect(timeOf(typed)).toBe(time));

test("a day is sound when its hours follow each other", () => {
  expect(isSound([])).toBe(true);
  expect(
    isSound([
      { from: "14:00", to: "18:00" },
      { from: "09:00", to: "12:30" },
    ]),
  ).toBe(true);
  expect(
    isSound([
      { from: "09:00", to: "14:30" },
      { from: "14:00", to: "18:00" },
    ]),
  ).toBe(false);
  expect(isSound([{ from: "18:00", to: "09:00" }])).toBe(false);
});

test("the period that is proposed is sound after any day", () => {
  let day = [nextPeriod([])];
  for (let count = 1; count < 3; count += 1) day = [...day, nextPeriod(day)];
  expect(isSound(day)).toBe(true);
});

test("the server is guessed from the address", () => {
  expect(guessHost("contact@cabinet.fr")).toBe("imap.cabinet.fr");
  expect(guessHost("me@gmail.com")).toBe("imap.gmail.com");
  expect(guessHost("contact@")).toBe("");
});
