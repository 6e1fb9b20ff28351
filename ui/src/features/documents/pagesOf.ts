import type { DocumentView } from "@/contract/DocumentView";

/** A page of the list on the left. */
export interface PageItem {
  id: string;
  number: number;
}

/** How many pages there are to show: those that were counted, or those that were read. */
export function pageCount({ document, pages, pictures }: DocumentView): number {
  const last = pages.reduce((most, { number }) => Math.max(most, number), 0);
  return Math.max(document.reading.pages ?? 0, last, pictures ? 1 : 0);
}

/** Where the pages stand for the person: read, not yet, or with nothing to read on them. */
export function pageState(view: DocumentView, number: number): "read" | "waiting" | "unreadable" {
  const page = view.pages.find((one) => one.number === number);
  if (view.document.reading.unreadable.includes(number) || page?.source === "none") return "unreadable";
  if (page !== undefined) return "read";
  const { state } = view.document.reading;
  return state === "waiting" || state === "reading" ? "waiting" : "unreadable";
}

/** The page that is asked for, held within those that there are. */
export function within(page: number, total: number): number {
  return Math.min(Math.max(1, page), Math.max(1, total));
}
