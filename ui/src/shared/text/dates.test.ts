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
