import { expect, test } from "vitest";

import {
  calendarDay,
  clockTime,
  dayAndTime,
  dayHeading,
  fromNow,
  listTime,
  longDay,
} from "@/shared/text/dates";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const NOW = new Date("2026-11-20T10:12:00+01:00");

test("a date is written as a lawyer writes it", () => {
  expect(plain(dayAndTime("2026-05-04T23:59:00+02:00", "fr"))).toBe("lun. 4 mai 2026 à 23 h 59");
  expect(plain(dayAndTime("2026-05-04T23:59:00+02:00", "en"))).toBe("Mon 4 May 2026, 23:59");
  expect(plain(longDay(NOW, "fr"))).toBe("Vendredi 20 novembre");
});

test("spaces that must not break do not", () => {
  expect(clockTime("2026-05-04T23:59:00+02:00", "fr")).toBe("23\u00a0h\u00a059");
});

test("the year is left out when it is this one", () => {
  expect(plain(calendarDay("2026-11-23", "fr", NOW))).toBe("lun. 23 nov.");
  expect(plain(calendarDay("2027-01-04", "fr", NOW))).toBe("lun. 4 janv. 2027");
});

test("a deadline is told on French clocks wherever the computer is", () => {
  expect(plain(dayAndTime("2026-11-20T22:59:00Z", "fr", NOW))).toBe("ven. 20 nov. à 23 h 59");
});

test("a day without a time is not moved by a zone", () => {
  expect(plain(calendarDay("2026-05-04", "fr"))).toBe("lun. 4 mai 2026");
});

test("how long until is told beside a date", () => {
  expect(plain(fromNow("2026-11-23T23:59:00+01:00", "fr", NOW))).toBe("dans 3 jours");
  expect(plain(fromNow("2026-11-23T23:59:00+01:00", "en", NOW))).toBe("in 3 days");
  expect(plain(fromNow("2026-11-20T10:16:00+01:00", "fr", NOW))).toBe("dans 4 minutes");
});

test("a list says the clock today, yesterday, then the day", () => {
  expect(plain(listTime("2026-11-20T09:58:00+01:00", "fr", NOW))).toBe("9 h 58");
  expect(listTime("2026-11-19T18:52:00+01:00", "fr", NOW)).toBe("hier");
  expect(plain(listTime("2026-11-08T08:00:00+01:00", "fr", NOW))).toBe("8 nov.");
  expect(dayHeading("2026-11-20T00:05:00+01:00", "fr", NOW)).toBe("Aujourd’hui");
});

test("an hour that was told before is right for its other minutes, and where the clocks change", () => {
  const clocks: [string, string][] = [
    ["2026-03-29T00:10:00Z", "1 h 10"],
    ["2026-03-29T00:59:59Z", "1 h 59"],
    ["2026-03-29T01:00:00Z", "3 h 00"],
    ["2026-10-25T00:30:00Z", "2 h 30"],
    ["2026-10-25T01:30:00Z", "2 h 30"],
    ["2026-10-25T02:07:00Z", "3 h 07"],
  ];
  for (const [instant, clock] of clocks) expect(plain(clockTime(instant, "fr")), instant).toBe(clock);
});

test("one day is not taken for the next at midnight in Paris", () => {
  const now = new Date("2026-07-14T12:00:00Z");
  expect(dayHeading("2026-07-13T21:59:00Z", "fr", now)).toBe("Hier");
  expect(dayHeading("2026-07-13T22:00:00Z", "fr", now)).toBe("Aujourd’hui");
});
