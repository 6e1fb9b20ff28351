// A text as lines, each cut at what comes from a source and at what is still to be filled.
import type { DocumentDraftView } from "@/contract/DocumentDraftView";

/** A stretch of a line. */
export interface Stretch {
  text: string;
  start: number;
  /** Which source it comes from, counted from 0. */
  source?: number;
  /** Whether a person must fill it. */
  blank?: boolean;
}

/** One line of the text. */
export interface Line {
  kind: "text" | "heading" | "item" | "empty";
  /** Where it starts, in UTF-16 units. */
  start: number;
  stretches: Stretch[];
}

const BEGINS: [string, Line["kind"]][] = [
  ["### ", "heading"],
  ["## ", "heading"],
  ["- ", "item"],
];

/** The lines of a draft, in reading order. */
export function linesOf({
  text,
  passages,
  blanks,
}: Pick<DocumentDraftView, "text" | "passages" | "blanks">): Line[] {
  const places = [
    ...passages.map(({ start, end, source }) => ({ start, end, source })),
    ...blanks.map(({ start, end }) => ({ start, end, blank: true })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const lines: Line[] = [];
  let start = 0;
  for (const written of text.split("\n")) {
    const end = start + written.length;
    const [mark, kind] = BEGINS.find(([begin]) => written.startsWith(begin)) ?? ["", "text"];
    const stretches: Stretch[] = [];
    let at = start + mark.length;
    for (const place of places) {
      const from = Math.max(place.start, at);
      const to = Math.min(place.end, end);
      if (to <= from) continue;
      if (from > at) stretches.push({ text: text.slice(at, from), start: at });
      stretches.push({ ...place, text: text.slice(from, to), start: from });
      at = to;
    }
    if (at < end) stretches.push({ text: text.slice(at, end), start: at });
    lines.push({ kind: stretches.length === 0 ? "empty" : (kind as Line["kind"]), start, stretches });
    start = end + 1;
  }
  return lines;
}
