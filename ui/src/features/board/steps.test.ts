import { describe, expect, it } from "vitest";

import { COLUMNS, isLegal, neighbour, targetsOf, whyNot } from "./steps";

describe("the columns of the board", () => {
  it("nothing goes back to validate, because somebody has seen it", () => {
    for (const from of COLUMNS) expect(isLegal(from, "to_validate", true)).toBe(false);
  });

  it("a card that is done is reopened in progress", () => {
    expect(targetsOf("closed", true)).toEqual(["validated"]);
    expect(neighbour("closed", -1, true)).toBe("validated");
  });

  it("a move by the keyboard takes the nearest column on that side", () => {
    expect(neighbour("to_validate", 1, true)).toBe("validated");
    expect(neighbour("escalated", -1, true)).toBe("validated");
    expect(neighbour("validated", -1, true)).toBeNull();
    expect(neighbour("closed", 1, true)).toBeNull();
  });

  it("who does not work on messages ends none, and validates and escalates all the same", () => {
    expect(targetsOf("to_validate", false)).toEqual(["validated", "escalated"]);
    expect(neighbour("escalated", 1, false)).toBeNull();
    expect(whyNot("validated", "closed")).toBe("illegal.work");
  });

  it("every refusal has its words", () => {
    expect(whyNot("validated", null)).toBe("illegal.to_validate");
    expect(whyNot("closed", "escalated")).toBe("illegal.closed_escalated");
    expect(whyNot("closed", "closed")).toBe("illegal.same");
  });
});
