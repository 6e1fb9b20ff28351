import { describe, expect, test } from "vitest";

import { readDay, readHour } from "@/shared/text/readDay";

const NOW = new Date("2026-11-20T12:00:00Z");

describe("a day that a person types", () => {
  test.each([
    ["4/11/2026", "2026-11-04"],
    ["04.11.26", "2026-11-04"],
    ["4-11", "2026-11-04"],
    ["4 nov.", "2026-11-04"],
    ["mer. 4 novembre 2026", "2026-11-04"],
    ["1er février 2027", "2027-02-01"],
    ["14 août 2026", "2026-08-14"],
    ["3 juin", "2026-06-03"],
    ["3 juillet 25", "2025-07-03"],
    ["2026-11-04", "2026-11-04"],
    ["29/2/2028", "2028-02-29"],
    ["aujourd’hui", "2026-11-20"],
    ["Demain", "2026-11-21"],
    ["après-demain", "2026-11-22"],
    ["tomorrow", "2026-11-21"],
    ["+7", "2026-11-27"],
    ["+ 14 j", "2026-12-04"],
  ])("%s is %s, the day before the month", (typed, day) => {
    expect(readDay(typed, NOW)).toBe(day);
  });

  test.each([
    "",
    "31/11/2026",
    "29/02/2026",
    "11/24/2026",
    "demains",
    "+",
    "+9999",
    "4/11/",
    "99 nov",
    "2026-13-01",
    "12/01/2206",
  ])("%s is not taken for a day", (typed) => {
    expect(readDay(typed, NOW)).toBeNull();
  });
});

test("a day is counted from the one in Paris, wherever the computer is", () => {
  const pastMidnight = new Date("2026-12-31T23:30:00Z");
  expect(readDay("demain", pastMidnight)).toBe("2027-01-02");
  expect(readDay("4/11", pastMidnight)).toBe("2027-11-04");
});

describe("an hour that a person types", () => {
  test.each([
    ["17 h 20", "17:20"],
    ["17h", "17:00"],
    ["9:05", "09:05"],
    ["1720", "17:20"],
    ["0 h 30", "00:30"],
    ["5:20 pm", "17:20"],
    ["12 am", "00:00"],
  ])("%s is %s", (typed, hour) => {
    expect(readHour(typed)).toBe(hour);
  });

  test.each(["", "25 h", "12:75", "midi", "24:00"])("%s is not taken for an hour", (typed) => {
    expect(readHour(typed)).toBeNull();
  });
});
