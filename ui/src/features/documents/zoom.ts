/** How wide a page may be shown: 1 is the width of the pane. */
const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** The next size up (`by` 1) or down (`by` -1). */
export function zoomed(zoom: number, by: 1 | -1): number {
  const next = by > 0 ? STEPS.find((step) => step > zoom) : STEPS.findLast((step) => step < zoom);
  return next ?? zoom;
}

/** Pixels of the longer side that a picture must have to be sharp at this size; few sizes, so that they are kept. */
export function sideFor(zoom: number): number {
  return zoom > 1.25 ? 2800 : 1600;
}
