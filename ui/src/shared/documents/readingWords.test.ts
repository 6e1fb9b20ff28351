import { describe, expect, it } from "vitest";

import type { ReadingView } from "@/contract/ReadingView";
import { needsCare, readingWords, worthReading } from "@/shared/documents/readingWords";
import { texts } from "@/shared/text/texts";

const fr = texts.getFixedT("fr", "documents");
const en = texts.getFixedT("en", "documents");

function reading(more: Partial<ReadingView>): ReadingView {
  return { state: "done", pages: 4, read: 4, unreadable: [], error: null, ...more };
}

describe("how far a document was read", () => {
  it.each<[string, Partial<ReadingView>]>([
    ["4 p., lu", {}],
    ["lu", { pages: null }],
    ["lecture 3/12", { state: "reading", pages: 12, read: 3 }],
    ["lecture", { state: "reading", pages: null, read: 0 }],
    ["en attente", { state: "waiting", read: 0 }],
    ["illisible, p. 2", { unreadable: [2] }],
    ["illisible, p. 1, 2, 3…", { pages: 9, unreadable: [1, 2, 3, 7] }],
    ["illisible", { pages: 1, unreadable: [1] }],
    ["chiffré", { state: "failed", pages: null, error: "encrypted" }],
    ["sans texte", { state: "failed", pages: null, error: "unsupported" }],
    ["non lu", { state: "failed", error: "something new" }],
    ["sans texte", { state: "none", pages: null }],
  ])("is said in few words: %s", (words, more) => {
    expect(readingWords(reading(more), fr, "fr")).toBe(words);
  });

  it("is said in English too", () => {
    expect(readingWords(reading({}), en, "en")).toBe("4 pp., read");
    expect(readingWords(reading({ pages: 1 }), en, "en")).toBe("1 p., read");
    expect(readingWords(reading({ state: "failed", error: "encrypted" }), en, "en")).toBe("encrypted");
  });

  it("is tried again only where that may change something", () => {
    expect(worthReading(reading({}))).toBe(true);
    expect(worthReading(reading({ state: "failed", error: "too_slow" }))).toBe(true);
    expect(worthReading(reading({ state: "failed", error: "encrypted" }))).toBe(false);
  });

  it("asks for a person only when something is missing", () => {
    expect(needsCare(reading({}))).toBe(false);
    expect(needsCare(reading({ state: "waiting" }))).toBe(false);
    expect(needsCare(reading({ state: "failed", error: "unsupported" }))).toBe(false);
    expect(needsCare(reading({ unreadable: [2] }))).toBe(true);
    expect(needsCare(reading({ state: "failed", error: "damaged" }))).toBe(true);
  });
});
