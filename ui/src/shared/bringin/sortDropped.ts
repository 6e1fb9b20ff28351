import type { Place } from "@/contract/Place";

const MAIL = /\.(eml|mbox)$/i;

/** What was dropped on a workspace: mail goes the way of mail, everything else becomes its documents. */
export function sortDropped(places: Place[]): { mail: Place[]; documents: Place[] } {
  return {
    mail: places.filter(({ name }) => MAIL.test(name)),
    documents: places.filter(({ name }) => !MAIL.test(name)),
  };
}
