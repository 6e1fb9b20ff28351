import { describe, expect, it } from "vitest";

import { widest } from "./widest";

describe("a search that found nothing", () => {
  it("is offered again with its most telling word", () => {
    expect(widest("recours Benhaddou 2023")).toBe("Benhaddou");
    expect(widest('from:anna "refus de séjour" -test')).toBe("séjour");
  });

  it("is not offered again as it was", () => {
    expect(widest("Benhaddou")).toBeNull();
    expect(widest("is:unread")).toBeNull();
  });
});
