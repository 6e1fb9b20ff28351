import { describe, expect, it } from "vitest";

import { extend, NOTHING, toggle } from "./selection";

const ORDER = ["a", "b", "c", "d", "e"];

describe("choosing rows", () => {
  it("x chooses a row and lets it go again", () => {
    const chosen = toggle(NOTHING, "b");
    expect([...chosen.ids]).toEqual(["b"]);
    expect(toggle(chosen, "b").ids.size).toBe(0);
  });

  it("Shift chooses everything between, in both directions", () => {
    const down = extend(toggle(NOTHING, "b"), "d", ORDER);
    expect([...down.ids].sort()).toEqual(["b", "c", "d"]);
    const up = extend(toggle(NOTHING, "d"), "a", ORDER);
    expect([...up.ids].sort()).toEqual(["a", "b", "c", "d"]);
  });

  it("Shift without a row before starts at the row that is open", () => {
    expect([...extend(NOTHING, "c", ORDER, "a").ids].sort()).toEqual(["a", "b", "c"]);
  });
});
