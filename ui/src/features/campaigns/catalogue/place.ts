/** A place on a page: left, top, right, bottom as fractions of it. */
export type PagePlace = [number, number, number, number];

const inside = (value: number) => Math.min(1, Math.max(0, value));

/** The smallest place around several. */
export function around(places: PagePlace[]): PagePlace {
  return [
    Math.min(...places.map(([left]) => left)),
    Math.min(...places.map(([, top]) => top)),
    Math.max(...places.map(([, , right]) => right)),
    Math.max(...places.map(([, , , bottom]) => bottom)),
  ];
}

/** A sheet of paper is so much narrower than high. */
export const SHEET = 1 / Math.SQRT2;

/** A strip of a page with a place in its middle: `aspect` times as wide as high, never narrower than the place. */
export function strip([left, top, right, bottom]: PagePlace, aspect: number): PagePlace {
  const width = Math.min(1, Math.max((right - left) * 1.3, ((bottom - top) * 2.4 * aspect) / SHEET));
  const height = Math.min(1, (width * SHEET) / aspect);
  const x = Math.min(1 - width, Math.max(0, (left + right - width) / 2));
  const y = Math.min(1 - height, Math.max(0, (top + bottom - height) / 2));
  return [x, y, x + width, y + height];
}

/** A place that a key moved or, with its far corner alone, made larger or smaller. */
export function nudged(place: PagePlace, dx: number, dy: number, size: boolean): PagePlace {
  const [left, top, right, bottom] = place;
  if (size)
    return [left, top, inside(Math.max(left + 0.02, right + dx)), inside(Math.max(top + 0.01, bottom + dy))];
  const [x, y] = [Math.min(1 - right, Math.max(-left, dx)), Math.min(1 - bottom, Math.max(-top, dy))];
  return [left + x, top + y, right + x, bottom + y];
}

const meet = (one: PagePlace, other: PagePlace) =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] - 0.001 && other[1] + 0.001 < one[3];

/** Where a new place begins: under another one, else where the page has room, else at its foot. */
export function freePlace([left, top, right, bottom]: PagePlace, taken: PagePlace[]): PagePlace {
  const height = Math.min(bottom - top, 0.2);
  const at = (from: number): PagePlace => [left, from, right, from + height];
  const steps = Array.from({ length: Math.floor((1 - height) / 0.02) + 1 }, (_, step) => step * 0.02);
  const near = [bottom, ...steps.sort((one, other) => Math.abs(one - top) - Math.abs(other - top))];
  const free = near.find((from) => from + height <= 1 && !taken.some((other) => meet(at(from), other)));
  return at(free ?? 1 - height);
}

/** What a drag drew, whatever corner it began at. */
export function drawn(from: [number, number], to: [number, number]): PagePlace {
  return [
    inside(Math.min(from[0], to[0])),
    inside(Math.min(from[1], to[1])),
    inside(Math.max(from[0], to[0])),
    inside(Math.max(from[1], to[1])),
  ];
}

/** Where a place stands in a box that is the page, or another place of it. */
export function boxStyle(place: PagePlace, within: PagePlace = [0, 0, 1, 1]) {
  const [width, height] = [within[2] - within[0], within[3] - within[1]];
  const part = (value: number) => `${value * 100}%`;
  return {
    insetInlineStart: part((place[0] - within[0]) / width),
    insetBlockStart: part((place[1] - within[1]) / height),
    inlineSize: part((place[2] - place[0]) / width),
    blockSize: part((place[3] - place[1]) / height),
  };
}
