// The numbered places of a message: what the analysis says and where the text says it.
import type { AnalysisView } from "@/contract/AnalysisView";
import type { SpanView } from "@/contract/SpanView";

/** A place in the text with the number that both panes show. */
export interface Source {
  number: number;
  field: string;
  start: number;
  end: number;
}

/** A stretch of text; `source` is set when it is a numbered place. */
export interface Piece {
  text: string;
  start: number;
  source: Source | null;
}

/** The fields in reading order: the subject stands above the text. */
const FIELDS = ["from", "subject", "body"];

/** Numbers every place that the analysis points at, in reading order. The same place has one number. */
export function sourcesOf(analysis: AnalysisView | null): Source[] {
  if (analysis === null) return [];
  const judged = [analysis.category, analysis.priority, analysis.procedure, analysis.sentiment];
  const entities = analysis.entities.map((entity) => entity.span);
  const given = judged.map((value) => value.span).filter((span) => span !== null);
  const unique = new Map<string, SpanView>();
  for (const span of [...entities, ...given]) {
    if (span.end > span.start) unique.set(keyOf(span), span);
  }
  return [...unique.values()].sort(inReadingOrder).map((span, index) => ({ ...span, number: index + 1 }));
}

/** The number of a place, or nothing when the text does not hold it. */
export function numberOf(sources: Source[], span: SpanView | null): number | null {
  if (span === null) return null;
  return sources.find((source) => keyOf(source) === keyOf(span))?.number ?? null;
}

/**
 * Cuts `text` at the places of one field. Places are UTF-16 units, as JavaScript counts; a place
 * that overlaps an earlier one or leaves the text is cut short, never shown twice.
 */
export function piecesOf(text: string, field: string, sources: Source[], offset = 0): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const source of sources) {
    if (source.field !== field) continue;
    const start = wholeCharacter(text, Math.max(source.start - offset, at));
    const end = wholeCharacter(text, Math.min(source.end - offset, text.length));
    if (end <= start) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), start: at + offset, source: null });
    pieces.push({ text: text.slice(start, end), start: start + offset, source });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), start: at + offset, source: null });
  return pieces;
}

/** Never between the two halves of a character beyond the basic plane. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

function keyOf(span: { field: string; start: number; end: number }): string {
  return `${span.field}:${span.start}:${span.end}`;
}

function inReadingOrder(a: SpanView, b: SpanView): number {
  return FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) || a.start - b.start || a.end - b.end;
}
