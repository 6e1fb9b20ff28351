import { markId } from "@/features/inbox/markId";

/** Says to the page that a numbered place is to be seen. */
export const SHOW_SOURCE = "guichet-show-source";

/** Brings a numbered place of the text before the eyes, and the focus to it. */
export function showSource(number: number): void {
  window.dispatchEvent(new Event(SHOW_SOURCE));
  requestAnimationFrame(() => {
    const mark = document.getElementById(markId(number));
    mark?.scrollIntoView({ block: "center" });
    mark?.focus({ preventScroll: true });
  });
}
