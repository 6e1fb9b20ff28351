import { describe, expect, it } from "vitest";

import { snoozeChoices } from "./snooze";

describe("sleeping messages", () => {
  it("come back at a time that lies ahead, each offered once", () => {
    const friday = new Date(2026, 10, 20, 10, 12);
    const choices = snoozeChoices(friday);
    expect(choices.map((choice) => choice.key)).toEqual([
      "in_three_hours",
      "this_evening",
      "tomorrow",
      "monday",
      "in_a_week",
    ]);
    for (const { until } of choices) expect(until.getTime()).toBeGreaterThan(friday.getTime());
  });

  it("offer no evening after eighteen hours", () => {
    const late = new Date(2026, 10, 20, 19, 0);
    expect(snoozeChoices(late).map((choice) => choice.key)).not.toContain("this_evening");
  });

  it("offer tomorrow and Monday once when tomorrow is Monday", () => {
    const sunday = new Date(2026, 10, 22, 10, 0);
    const nine = snoozeChoices(sunday).filter(({ until }) => until.getDate() === 23);
    expect(nine).toHaveLength(1);
  });
});
