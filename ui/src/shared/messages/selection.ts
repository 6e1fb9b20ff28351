// Which rows are chosen. Shift extends from the last row that was chosen by itself.

/** Chosen ids, and the row from which Shift extends. */
export interface Selection {
  ids: ReadonlySet<string>;
  anchor: string | null;
}

/** Nothing chosen. */
export const NOTHING: Selection = { ids: new Set(), anchor: null };

/** Adds the row, or takes it out. */
export function toggle(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** Adds every row between the anchor and `id`; `order` is the order on the screen. */
export function extend(selection: Selection, id: string, order: readonly string[], from?: string): Selection {
  const anchor = selection.anchor ?? from ?? id;
  const start = order.indexOf(anchor);
  const end = order.indexOf(id);
  if (start < 0 || end < 0) return toggle(selection, id);
  const between = order.slice(Math.min(start, end), Math.max(start, end) + 1);
  return { ids: new Set([...selection.ids, ...between]), anchor };
}
