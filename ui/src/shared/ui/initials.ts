const TITLES = new Set(["me", "maître", "maitre", "m", "mme", "mr", "mrs", "ms", "dr", "pr"]);

/** « Me Hélène Vauquelin » is HV; one word gives its first two letters. */
export function initials(name: string): string {
  const words = name
    .split(/[\s\-_.@]+/)
    .filter((word) => /\p{L}/u.test(word) && !TITLES.has(word.toLowerCase()));
  const [first, last] = [words[0], words.length > 1 ? words[words.length - 1] : undefined];
  const letters = last === undefined ? (first ?? "").slice(0, 2) : (first ?? "").charAt(0) + last.charAt(0);
  return letters.toLocaleUpperCase("fr");
}
