import type { TFunction } from "i18next";

import type { Language } from "@/contract/Language";
import type { ReadingView } from "@/contract/ReadingView";
import { count } from "@/shared/text/numbers";

/** So many unreadable pages are named one by one. */
const NAMED = 3;

const REASONS = [
  "encrypted",
  "damaged",
  "too_large",
  "too_slow",
  "no_ocr",
  "original_missing",
  "unsupported",
];
/** What reading once more would not change. */
const LASTING = ["encrypted", "too_large", "unsupported"];

/** Whether a person must do something about a document. A kind of file that is never read is no trouble. */
export function needsCare({ state, unreadable, error }: ReadingView): boolean {
  return (state === "failed" && error !== "unsupported") || unreadable.length > 0;
}

/** Whether reading it once more may come to something. */
export function worthReading({ state, error }: ReadingView): boolean {
  return state !== "failed" || error === null || !LASTING.includes(error);
}

/** How far a document is, in as few words as a list has room for: « 4 p., lu », « lecture 3/12 ». */
export function readingWords(reading: ReadingView, t: TFunction, language: Language): string {
  const { state, pages, read, unreadable } = reading;
  const many = pages === null ? "" : t("documents:pages", { count: pages, shown: count(pages, language) });
  switch (state) {
    case "waiting":
      return t("documents:state.waiting");
    case "reading":
      return pages === null
        ? t("documents:state.begun")
        : t("documents:state.reading", { read: count(read, language), pages: count(pages, language) });
    case "failed":
      return t(`documents:short.${reasonOf(reading)}`);
    case "done":
      if (unreadable.length > 0 && unreadable.length === pages) return t("documents:state.unreadable");
      if (unreadable.length > 0)
        return t("documents:state.unreadablePages", { pages: pagesNamed(unreadable) });
      return many === "" ? t("documents:state.read") : t("documents:state.readPages", { pages: many });
    default:
      return many === "" ? t("documents:state.none") : many;
  }
}

/** « 2, 5, 7… ». */
export function pagesNamed(numbers: number[]): string {
  return numbers.slice(0, NAMED).join(", ") + (numbers.length > NAMED ? "…" : "");
}

/** Why a document could not be read, as a name of the texts. */
export function reasonOf({ error }: ReadingView): string {
  return error !== null && REASONS.includes(error) ? error : "other";
}
