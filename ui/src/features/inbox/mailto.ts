/** Longer addresses are cut by some mail programs; the rest of the text is one paste away. */
const LONGEST = 1_900;

/** An address that opens the person's own mail program with the reply in it. */
export function mailtoOf(address: string, subject: string, text: string): string {
  const head = `mailto:${encodeURIComponent(address).replace("%40", "@")}?subject=${encodeURIComponent(subject)}`;
  const body = encodeURIComponent(text.replace(/\r?\n/g, "\r\n"));
  return head.length + body.length > LONGEST ? head : `${head}&body=${body}`;
}
