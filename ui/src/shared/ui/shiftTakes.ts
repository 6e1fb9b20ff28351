import type { MouseEvent } from "react";

/** Shift and a click take what lies between; the browser would paint its text as well, and leave it so. */
export function shiftTakes(event: MouseEvent<HTMLElement>): void {
  if (!event.shiftKey) return;
  event.preventDefault();
  event.currentTarget.focus({ preventScroll: true });
}
