import { describe, expect, it } from "vitest";

import { rulerDays } from "./rulerDays";

describe("the ruler of days", () => {
  const now = Date.parse("2026-11-20T09:12:00Z");

  it("shows today, the prudent and the legal date, and hatches the weekend between", () => {
    const days = rulerDays("2026-11-23T23:59:59+01:00", "2026-11-20T23:59:59+01:00", now);
    expect(days.at(-1)).toMatchObject({ iso: "2026-11-23", marks: ["legal"] });
    expect(days.find(({ iso }) => iso === "2026-11-20")?.marks).toEqual(["today", "safe"]);
    expect(days.filter(({ weekend }) => weekend).map(({ day }) => day)).toContain(21);
  });

  it("never grows beyond what can be told apart", () => {
    const days = rulerDays("2027-03-01T23:59:59+01:00", "2027-02-26T23:59:59+01:00", now);
    expect(days.length).toBeLessThanOrEqual(12);
    expect(days.flatMap(({ marks }) => marks)).toEqual(["safe", "legal"]);
  });

  it("takes the day of Paris, not of the computer", () => {
    const days = rulerDays("2026-11-23T22:59:59Z", "2026-11-23T22:59:59Z", now);
    expect(days.at(-1)?.iso).toBe("2026-11-23");
  });
});
