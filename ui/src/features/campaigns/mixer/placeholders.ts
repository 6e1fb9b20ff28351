/** What is wrong with a text between the braces; the office looks again when it is kept. */
export type Flaw =
  | { kind: "unknown"; name: string }
  | { kind: "open" }
  | { kind: "block"; name: string }
  | { kind: "statement" };

/** What stands for several lines and is not for a subject. */
const BLOCKS = new Set(["catalog_block", "opt_out"]);

/** The first flaw of a subject or a body; nothing when it can be filled in. */
export function flawOf(text: string, known: readonly string[], where: "subject" | "body"): Flaw | null {
  if (/\{%|\{#/.test(text)) return { kind: "statement" };
  const names = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, inside = ""]) =>
    inside.replace(/\|.*$/s, "").trim(),
  );
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) return { kind: "unknown", name: unknown };
  if (/\{\{|\}\}/.test(text.replace(/\{\{[^{}]*\}\}/g, ""))) return { kind: "open" };
  const block = names.find((name) => BLOCKS.has(name));
  return where === "subject" && block !== undefined ? { kind: "block", name: block } : null;
}

/** A placeholder that is left empty for whom it is not known, as a template writes it. */
export const emptied = (name: string) => `{{ ${name} | default("") }}`;

/** Writes a placeholder over what is selected in a text. */
export function inserted(
  text: string,
  from: number,
  to: number,
  name: string,
): { text: string; caret: number } {
  const word = `{{ ${name} }}`;
  return { text: text.slice(0, from) + word + text.slice(to), caret: from + word.length };
}
