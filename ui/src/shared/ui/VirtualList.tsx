import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useEffectEvent, useId, useLayoutEffect, useMemo, useRef } from "react";
import type { ReactNode } from "react";

import { shiftTakes } from "@/shared/ui/shiftTakes";
import { useListSelection } from "@/shared/ui/useListSelection";
import styles from "@/shared/ui/VirtualList.module.css";

export interface RowState {
  /** The row the keyboard is on. */
  active: boolean;
  /** Part of a selection of several. */
  selected: boolean;
}

interface VirtualListProps<Item> {
  items: Item[];
  /** Height of a row in pixels, exactly: nothing is measured while one scrolls. */
  rowHeight: number;
  /** How much taller a row is than that, for a heading above it. */
  above?: (index: number) => number;
  render: (item: Item, state: RowState, index: number) => ReactNode;
  /** The row the keyboard is on. */
  active: string | null;
  onActive: (key: string) => void;
  /** Enter or a double click. */
  onOpen?: (key: string) => void;
  /** Several rows, by Shift or Ctrl; without it only one at a time. */
  selected?: ReadonlySet<string>;
  onSelected?: (keys: ReadonlySet<string>) => void;
  /** Whether `x` adds a row to a selection; not where it means something else. */
  picksByKey?: boolean;
  /** Brings the active row into view whoever made it active, not only the list's own keys. */
  follow?: boolean;
  /** Called near the end of the list. */
  onEnd?: () => void;
  /** Under this name the list keeps its place when one comes back. */
  place: string;
  label: string;
  "data-testid"?: string;
}

/** Rows kept ready on either side of those in sight. */
const AROUND = 8;

const places = new Map<string, number>();

/** A list of any length. j/k and arrows move, Shift extends, Ctrl or x adds, Enter opens, Escape clears. */
export function VirtualList<Item extends { id: string }>(props: VirtualListProps<Item>) {
  const {
    items,
    rowHeight,
    above,
    render,
    active,
    onActive,
    onOpen,
    selected,
    onSelected,
    onEnd,
    place,
    label,
  } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const all = useMemo(() => items.map((item) => item.id), [items]);

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => rowHeight + (above?.(index) ?? 0),
    // The same function for the same rows: a new one has every row placed anew.
    getItemKey: useCallback((index: number) => all[index] ?? index, [all]),
    overscan: AROUND,
    initialOffset: () => places.get(place) ?? 0,
  });
  const rows = virtual.getVirtualItems();
  const lastShown = rows[rows.length - 1]?.index ?? 0;

  useLayoutEffect(() => {
    const element = box.current;
    return () => {
      if (element !== null) places.set(place, element.scrollTop);
    };
  }, [place]);
  const reachEnd = useEffectEvent(() => onEnd?.());
  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - 20) reachEnd();
  }, [lastShown, items.length]);

  const followed = props.follow === true && active !== null ? all.indexOf(active) : -1;
  const isHere = followed >= 0;
  const follow = useEffectEvent(() => {
    if (isHere) virtual.scrollToIndex(followed, { align: "auto" });
  });
  // Its row may come after it: with the first page, or with a later one.
  useEffect(() => follow(), [active, isHere]);

  const { pressed, clicked } = useListSelection({
    ...{ all, active, onActive, onOpen, selected, onSelected, place, picksByKey: props.picksByKey },
    show: (index) => virtual.scrollToIndex(index, { align: "auto" }),
  });

  return (
    <div
      ref={box}
      className={styles.list}
      role={items.length === 0 ? "group" : "listbox"}
      tabIndex={0}
      aria-label={label}
      aria-multiselectable={items.length > 0 && onSelected !== undefined ? true : undefined}
      aria-activedescendant={active === null ? undefined : `${id}-${active}`}
      onKeyDown={pressed}
      onMouseDown={shiftTakes}
      data-testid={props["data-testid"]}
    >
      <div className={styles.inner} style={{ height: virtual.getTotalSize() }} role="presentation">
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const key = item.id;
          const state = { active: key === active, selected: selected?.has(key) ?? false };
          return (
            <div
              key={key}
              data-row={key}
              data-current={state.active}
              id={`${id}-${key}`}
              className={styles.row}
              style={{ height: row.size, transform: `translateY(${row.start}px)` }}
              role="option"
              aria-selected={state.active || state.selected}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              onClick={(event) => clicked(event, key)}
              onDoubleClick={() => onOpen?.(key)}
            >
              {render(item, state, row.index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
