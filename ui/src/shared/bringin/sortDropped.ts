import type { Place } from "@/contract/Place";

const MAIL = /\.(eml|mbox)$/i;
const EXPORT = /\.json$/i;
const PAPER = /\.(pdf|docx?|odt|rtf|txt|png|jpe?g|tiff?|webp|bmp|gif|heic)$/i;

/** What was dropped on a workspace: mail goes the way of mail, everything else becomes its documents. */
export function sortDropped(places: Place[]): { mail: Place[]; documents: Place[] } {
  return {
    mail: places.filter(({ name }) => MAIL.test(name)),
    documents: places.filter(({ name }) => !MAIL.test(name)),
  };
}

/**
 * What was dropped where no workspace is open: papers need somebody to say whose they are; JSON is an
 * export of another system; anything else, and every folder, is looked through for mail.
 */
export function sortLoose(places: Place[]): { mail: Place[]; papers: Place[]; exports: Place[] } {
  return {
    mail: places.filter(({ name }) => !PAPER.test(name) && !EXPORT.test(name)),
    papers: places.filter(({ name }) => PAPER.test(name)),
    exports: places.filter(({ name }) => EXPORT.test(name)),
  };
}
