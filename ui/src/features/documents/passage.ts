import type { PageView } from "@/contract/PageView";

/** A passage as a search for that very phrase. */
export function asPhrase(passage: string): string {
  return `"${passage
    .replace(/["“”«»]/g, " ")
    .replace(/\s+/g, " ")
    .trim()}"`;
}

/** Where a passage stands in a text whose lines may be broken elsewhere, in UTF-16 units. */
export function passageIn(text: string, passage: string): [number, number] | null {
  const words = passage.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = new RegExp(escaped.join("\\s+"), "iu").exec(text);
  return found === null ? null : [found.index, found.index + found[0].length];
}

/**
 * The boxes of a passage, one a line, out of those of all its words wherever they stand on the page. A box is a
 * word as it was read, up to the next space; where they cannot be told apart, none is shown rather
 * than a wrong one.
 */
export function boxesOfPassage({ text, marks, boxes }: PageView, passage: string): PageView["boxes"] {
  const range = passageIn(text, passage);
  if (range === null) return [];
  const [from, to] = range;
  const inside = ([start, end]: [number, number]) => start < to && end > from;
  if (marks.every(inside)) return linesOf(boxes);
  const words: [number, number][] = [];
  for (const [start, end] of marks) {
    const last = words.at(-1);
    if (last !== undefined && !/\s/.test(text.slice(last[1], start))) last[1] = end;
    else words.push([start, end]);
  }
  if (words.length !== boxes.length) return [];
  const own = boxes.filter((_, index) => {
    const word = words[index];
    return word !== undefined && inside(word);
  });
  return linesOf(own);
}

/** One box for the words of a line: short ones between them are not marked by themselves. */
function linesOf(boxes: PageView["boxes"]): PageView["boxes"] {
  const lines: PageView["boxes"] = [];
  for (const [left, top, right, bottom] of boxes) {
    const line = lines.at(-1);
    const middle = (top + bottom) / 2;
    if (line !== undefined && middle > line[1] && middle < line[3] && left >= line[0]) {
      line[1] = Math.min(line[1], top);
      line[2] = Math.max(line[2], right);
      line[3] = Math.max(line[3], bottom);
    } else lines.push([left, top, right, bottom]);
  }
  return lines;
}

/** Whether every word of a search has its mark on a page, and not only one of them. */
export function hasAll({ text, marks }: PageView, find: string): boolean {
  if (marks.length === 0) return false;
  const marked = marks.map(([start, end]) => folded(text.slice(start, end)));
  return folded(find)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)
    .every((word) => marked.some((mark) => mark.includes(word.slice(0, 4))));
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
