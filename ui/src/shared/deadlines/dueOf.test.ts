import { describe, expect, it } from "vitest";

import { dueOf } from "./dueOf";

describe("a date that a person enters", () => {
  it("is a day when no hour was given", () => {
    expect(dueOf("2026-11-20", "")).toBe("2026-11-20");
  });

  it("is an hour in Paris, in winter and in summer", () => {
    expect(dueOf("2026-11-20", "17:20")).toBe("2026-11-20T17:20:00+01:00");
    expect(dueOf("2026-07-14", "00:30")).toBe("2026-07-14T00:30:00+02:00");
  });

  it("keeps its hour on the day the clocks change", () => {
    expect(dueOf("2026-03-29", "12:00")).toBe("2026-03-29T12:00:00+02:00");
    expect(dueOf("2026-10-25", "12:00")).toBe("2026-10-25T12:00:00+01:00");
  });
});
