import { expect, test } from "vitest";

import { daysFrom, isDay, shownDays, stepped } from "@/features/agenda/days";

test("a week begins on Monday, also over the change of a year", () => {
  expect(shownDays("week", "2027-01-01")).toEqual({ from: "2026-12-28", to: "2027-01-03" });
  expect(shownDays("week", "2026-11-16")).toEqual({ from: "2026-11-16", to: "2026-11-22" });
  expect(shownDays("week", "2026-11-22")).toEqual({ from: "2026-11-16", to: "2026-11-22" });
});

test("a month is shown in whole weeks", () => {
  expect(shownDays("month", "2026-11-20")).toEqual({ from: "2026-10-26", to: "2026-12-06" });
  expect(shownDays("month", "2027-02-10")).toEqual({ from: "2027-02-01", to: "2027-02-28" });
  expect(daysFrom("2028-02-28", "2028-03-01")).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
});

test("the 31st steps to the last day of a shorter month", () => {
  expect(stepped("month", "2026-01-31", 1)).toBe("2026-02-28");
  expect(stepped("month", "2028-01-31", 1)).toBe("2028-02-29");
  expect(stepped("month", "2026-03-31", -1)).toBe("2026-02-28");
  expect(stepped("month", "2026-12-31", 1)).toBe("2027-01-31");
  expect(stepped("week", "2026-12-30", 1)).toBe("2027-01-06");
});

test("only real days between 1970 and 2100 are days", () => {
  for (const day of ["2026-11-20", "2028-02-29", "1970-01-01"]) expect(isDay(day), day).toBe(true);
  for (const text of ["", "2026-02-30", "1969-12-31", "2101-01-01", "demain", undefined])
    expect(isDay(text), String(text)).toBe(false);
});
