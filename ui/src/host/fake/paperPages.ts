import type { PageView } from "@/contract/PageView";
import type { Paper } from "@/host/fake/papers";

/** The sheet, in its own units: as A4 as whole numbers allow. */
const WIDTH = 1000;
const HEIGHT = 1414;
const MARGIN = 110;
const COLUMNS = 66;
const ADVANCE = (WIDTH - 2 * MARGIN) / COLUMNS;
const LEADING = 30;

/** A line of a page, and where it begins in the page's text. */
interface Line {
  text: string;
  from: number;
}

/** The text of a page; pages beyond those that were written repeat the last ones. */
export function textOf(paper: Paper, number: number): string {
  if (paper.text.length === 0) return "";
  const written = paper.text[number - 1];
  if (written !== undefined) return written;
  const again = paper.text[(number - 1) % paper.text.length] ?? "";
  return `${again}\n\nPièce ${number}`;
}

/** Breaks a text into lines that fit on the sheet. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const paragraph of text.split("\n")) {
    let from = at;
    let rest = paragraph;
    while (rest.length > COLUMNS) {
      const cut = rest.lastIndexOf(" ", COLUMNS);
      const end = cut <= 0 ? COLUMNS : cut;
      lines.push({ text: rest.slice(0, end), from });
      from += end + 1;
      rest = rest.slice(end + 1);
    }
    lines.push({ text: rest, from });
    at += paragraph.length + 1;
  }
  return lines;
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const top = (line: number) => MARGIN + line * LEADING;

/** A picture of a page as an address. A letter stands exactly where the boxes of its word say. */
export function pictureOf(paper: Paper, number: number): string {
  const blurred = paper.reading.unreadable.includes(number);
  const text = blurred
    ? textOf({ ...paper, reading: { ...paper.reading, unreadable: [] } }, 1)
    : textOf(paper, number);
  const words = linesOf(text)
    .map(({ text: line }, index) =>
      line === ""
        ? ""
        : `<text x="${MARGIN}" y="${top(index) + 22}" textLength="${line.length * ADVANCE}" xml:space="preserve">${escaped(line)}</text>`,
    )
    .join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><defs><filter id="b"><feGaussianBlur stdDeviation="7"/></filter></defs><rect width="100%" height="100%" fill="${paper.scan === null ? "white" : "whitesmoke"}"/><g font-family="Liberation Mono,DejaVu Sans Mono,monospace" font-size="19" fill="${paper.scan === null ? "black" : "dimgray"}"${blurred ? ' filter="url(#b)" opacity=".45"' : ""}>${words}</g><text x="500" y="1370" font-size="16" text-anchor="middle" font-family="monospace" fill="gray">${number}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** What a page says, with the words that were looked for. */
export function pageOf(paper: Paper, number: number, find: string | undefined): PageView {
  const { state, read, unreadable } = paper.reading;
  const waiting = state === "waiting" || (state === "reading" && number > read);
  const text = waiting || unreadable.includes(number) ? "" : textOf(paper, number);
  const marks = marksOf(text, find ?? "");
  return {
    number,
    text,
    source: waiting ? "waiting" : text === "" ? "none" : paper.scan === null ? "text" : "ocr",
    confidence: waiting || paper.scan === null ? null : paper.scan,
    marks,
    boxes: paper.pictures ? linesOf(text).flatMap((line, index) => boxesOf(line, index, marks)) : [],
  };
}

function boxesOf(line: Line, index: number, marks: [number, number][]): [number, number, number, number][] {
  const end = line.from + line.text.length;
  return marks
    .filter(([from, to]) => from < end && to > line.from)
    .map(([from, to]) => {
      const left = Math.max(from, line.from) - line.from;
      const right = Math.min(to, end) - line.from;
      return [
        (MARGIN + left * ADVANCE) / WIDTH,
        top(index) / HEIGHT,
        (MARGIN + right * ADVANCE) / WIDTH,
        (top(index) + LEADING) / HEIGHT,
      ];
    });
}

/** Where words or a quoted phrase stand, accents and case apart. */
function marksOf(text: string, find: string): [number, number][] {
  const phrase = /^"(.+)"$/.exec(find.trim())?.[1];
  const wanted = phrase === undefined ? find.trim().split(/\s+/).filter(Boolean) : [phrase];
  const flat = flatOf(text);
  return wanted.flatMap((words) => {
    const pattern = flatOf(words)
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("\\s+");
    return [...flat.matchAll(new RegExp(pattern, "g"))].map(({ index, 0: { length } }): [number, number] => [
      index,
      index + length,
    ]);
  });
}

/** Small letters without accents, one for one, so that places stay the same. */
function flatOf(text: string): string {
  return [...text]
    .map((letter) => letter.normalize("NFD").charAt(0).toLowerCase().replace("’", "'"))
    .join("");
}
