import { describe, expect, it } from "vitest";

import { stillOpen } from "@/shared/deadlines/stillOpen";

const deadline = {
  dueSafeAt: "2026-11-20T23:59:59+01:00",
  dueAt: "2026-11-21T23:59:59+01:00",
  dueIfFrancAt: "2026-11-23T23:59:59+01:00",
};
const at = (time: string) => Date.parse(time);

describe("what still holds after the prudent date", () => {
  it("says nothing while the prudent date lies ahead", () => {
    expect(stillOpen(deadline, at("2026-11-20T12:00:00+01:00"))).toBeNull();
  });

  it("is the legal date first, then the franc reading, then nothing", () => {
    expect(stillOpen(deadline, at("2026-11-21T08:00:00+01:00"))).toEqual({
      reading: "legal",
      until: deadline.dueAt,
    });
    expect(stillOpen(deadline, at("2026-11-23T08:00:00+01:00"))).toEqual({
      reading: "franc",
      until: deadline.dueIfFrancAt,
    });
    expect(stillOpen(deadline, at("2026-11-24T08:00:00+01:00"))).toBeNull();
  });

  it("needs no franc reading", () => {
    expect(stillOpen({ ...deadline, dueIfFrancAt: null }, at("2026-11-23T08:00:00+01:00"))).toBeNull();
  });
});
