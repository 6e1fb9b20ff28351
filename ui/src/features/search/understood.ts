import { readDay } from "@/shared/text/readDay";

/** The office knows the English filters; a French window also takes these. */
const ALIASES: Record<string, string> = {
  de: "from",
  a: "to",
  objet: "subject",
  est: "is",
  avant: "before",
  apres: "after",
  depuis: "after",
  piece: "has",
  pieces: "has",
};

const STATES: Record<string, string> = {
  "non-lu": "unread",
  nonlu: "unread",
  lu: "read",
  ouvert: "open",
};

const STATUSES = ["unread", "read", "open", "to_validate", "validated", "escalated", "closed"];
const CATEGORIES = [
  "spam",
  "laposte_notification",
  "ceseda",
  "urgent",
  "nouveau_client",
  "reponse_client",
  "general",
];
const PRIORITIES = ["critical", "high", "medium", "low"];

interface Understood {
  /** What the office is asked. */
  query: string;
  /** Filters whose value means nothing: they are looked for as words. */
  unknown: string[];
}

/** A question as it is typed, in the words of the office: `avant:20/11/2026` is `before:2026-11-20`. */
export function understood(typed: string, now: Date): Understood {
  const unknown: string[] = [];
  const query = typed.trim().replace(PIECE, (piece: string, sign: string, name: string, value: string) => {
    if (value === undefined) return piece;
    const plain = folded(name);
    const field = ALIASES[plain] ?? plain;
    const meant = valueOf(field, value, now);
    if (meant === null) unknown.push(piece);
    return meant === null || meant === undefined ? piece : `${sign}${field}:${meant}`;
  });
  return { query, unknown };
}

/** A phrase, a filter with its value, or a word. */
const PIECE = /"[^"]*"?|(?<!\S)(-?)(\p{L}+):("[^"]*"?|[^\s"]\S*)|\S+/gu;

/** The value of a filter; null when it means nothing, undefined when it is no filter. */
function valueOf(field: string, value: string, now: Date): string | null | undefined {
  const plain = folded(value);
  switch (field) {
    case "from":
    case "to":
    case "subject":
      return value;
    case "before":
    case "after":
    case "since":
      return /^\d{4}(-(0?[1-9]|1[0-2]))?$/.test(value) ? value : readDay(value, now);
    case "has":
      return /^(attachment|piece|jointe)/.test(plain) ? "attachment" : null;
    case "is": {
      const state = STATES[plain] ?? plain.replaceAll("-", "_");
      return [...STATUSES, ...CATEGORIES, ...PRIORITIES].includes(state) ? state : null;
    }
    case "category":
      return CATEGORIES.includes(plain) ? plain : null;
    case "priority":
      return PRIORITIES.includes(plain) ? plain : null;
    default:
      return undefined;
  }
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
