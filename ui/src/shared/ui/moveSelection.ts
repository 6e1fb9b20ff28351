/** The keys between the anchor and the cursor, both included. */
export function range(keys: string[], anchor: string, cursor: string): string[] {
  const from = keys.indexOf(anchor);
  const to = keys.indexOf(cursor);
  if (from < 0 || to < 0) return to < 0 ? [] : [cursor];
  return keys.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** The key `by` rows away, staying inside; the first one when nothing was active. */
export function step(keys: string[], active: string | null, by: number): string | null {
  const at = active === null ? -1 : keys.indexOf(active);
  if (at < 0) return keys[0] ?? null;
  return keys[Math.min(keys.length - 1, Math.max(0, at + by))] ?? null;
}
