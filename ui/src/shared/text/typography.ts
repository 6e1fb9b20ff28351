const NBSP = "\u00a0";
const THIN = "\u202f";

/**
 * French spacing: non-breaking before `: ; ? !` and inside « » and numbers.
 *
 * Texts are written with plain spaces and pass through here once, so that nobody types invisible characters.
 */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ ([;?!])/g, `${THIN}$1`)
    .replace(/ :/g, `${NBSP}:`)
    .replace(/« /g, `«${NBSP}`)
    .replace(/ »/g, `${NBSP}»`)
    .replace(
      /(\d|\}\}) (?=(?:\d{3}\b|h\b|j\b|min\b|heures?\b|jours?\b|minutes?\b|%|€|Mo\b|Ko\b|Go\b))/g,
      `$1${NBSP}`,
    );
}

/** The same for every text of a tree of texts. */
export function spacedTexts<Tree>(tree: Tree): Tree {
  if (typeof tree === "string") return frenchSpaces(tree) as Tree;
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, spacedTexts(value)])) as Tree;
}

/**
 * French has a third plural form, for round millions ("un million de messages"), which our sentences never need
 * apart: it reads as the common plural.
 */
export function withMillions<Tree>(tree: Tree): Tree {
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) => {
      const own = [key, withMillions(value)];
      return key.endsWith("_other") ? [own, [key.replace(/_other$/, "_many"), value]] : [own];
    }),
  ) as Tree;
}

/** One full stop at the end of a sentence whose last word is cut short: « depuis le 3 juil. » */
export function oneStop(text: string): string {
  return text.replace(/([^.])\.\.(?!\.)/g, "$1.");
}
