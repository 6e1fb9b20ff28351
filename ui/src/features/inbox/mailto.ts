/** Longer addresses are cut by some mail programs; the rest of the text is one paste away. */
const LONGEST = 1_900;

export interface Mailto {
  href: string;
  /** Whether the text is too long for an address: it has to be pasted. */
  isCut: boolean;
}

/** An address that opens the person's own mail program with the reply in it. */
export function mailtoOf(address: string, subject: string, text: string): Mailto {
  const head = `mailto:${encodeURIComponent(address).replace("%40", "@")}?subject=${encodeURIComponent(subject)}`;
  const body = encodeURIComponent(text.replace(/\r?\n/g, "\r\n"));
  const isCut = head.length + body.length > LONGEST;
  return { href: isCut ? head : `${head}&body=${body}`, isCut };
}
