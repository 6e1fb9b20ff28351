/** The one word to try when nothing was found: a name before a longer word, no filter, no number. */
export function widest(query: string): string | null {
  const words = query
    .replace(/["“”«»]/g, " ")
    .split(/\s+/)
    .filter((word) => word !== "" && !word.includes(":") && !word.startsWith("-") && !/^\d+$/.test(word))
    .map((word) => word.replace(/\*$/, ""));
  if (words.length === 0) return null;
  const score = (word: string) => word.length + (/^\p{Lu}/u.test(word) ? 20 : 0);
  const best = words.reduce((a, b) => (score(b) > score(a) ? b : a));
  return best === query.trim() ? null : best;
}
