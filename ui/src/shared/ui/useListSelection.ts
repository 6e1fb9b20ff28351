import { useRef } from "react";
import type { KeyboardEvent, MouseEvent } from "react";

import { useKeys } from "@/shared/keys/useKeys";
import { useText } from "@/shared/text/useText";
import { range, step } from "@/shared/ui/moveSelection";

interface ListSelection {
  /** Every key of the list, in order. */
  all: string[];
  active: string | null;
  onActive: (key: string) => void;
  onOpen?: ((key: string) => void) | undefined;
  selected?: ReadonlySet<string> | undefined;
  onSelected?: ((keys: ReadonlySet<string>) => void) | undefined;
  /** Whether `x` adds to the selection. */
  picksByKey?: boolean | undefined;
  /** Prefix of the keys' names. */
  place: string;
  /** Brings a row into view. */
  show: (index: number) => void;
}

/** How far each key goes. */
const JUMPS: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -1e9,
  End: 1e9,
};

/** Keyboard and mouse of a list: one row is active, several may be selected. */
export function useListSelection({
  all,
  active,
  onActive,
  onOpen,
  selected,
  onSelected,
  picksByKey = true,
  place,
  show,
}: ListSelection) {
  const { t } = useText("common");
  const anchor = useRef<string | null>(null);
  const several = (selected?.size ?? 0) > 0;

  const moveTo = (key: string | null, extend: boolean) => {
    if (key === null) return;
    if (extend && onSelected !== undefined) {
      anchor.current ??= active ?? key;
      onSelected(new Set(range(all, anchor.current, key)));
    } else {
      anchor.current = key;
      if (several) onSelected?.(new Set());
    }
    onActive(key);
    show(all.indexOf(key));
  };
  const toggle = (key: string) => {
    if (onSelected === undefined) return;
    const next = new Set(selected);
    if (next.size === 0 && active !== null && active !== key) next.add(active);
    if (!next.delete(key)) next.add(key);
    anchor.current = key;
    onSelected(next);
  };
  const [next, previous] = [t("next"), t("previous")];
  const go = (by: number, extend: boolean) => moveTo(step(all, active, by), extend);
  useKeys([
    { id: `${place}.next`, keys: "j", label: next, hidden: true, run: () => go(1, false) },
    { id: `${place}.previous`, keys: "k", label: previous, hidden: true, run: () => go(-1, false) },
    ...(onSelected === undefined
      ? []
      : [
          { id: `${place}.extend`, keys: "shift+j", label: next, hidden: true, run: () => go(1, true) },
          {
            id: `${place}.extendBack`,
            keys: "shift+k",
            label: previous,
            hidden: true,
            run: () => go(-1, true),
          },
          ...(picksByKey
            ? [
                {
                  id: `${place}.toggle`,
                  keys: "x",
                  label: t("select"),
                  hidden: true,
                  run: () => active !== null && toggle(active),
                },
              ]
            : []),
        ]),
  ]);

  return {
    pressed(event: KeyboardEvent) {
      const by = JUMPS[event.key];
      if (by !== undefined) moveTo(step(all, active, by), event.shiftKey);
      else if (event.key === "Enter" && active !== null && onOpen !== undefined) onOpen(active);
      else if (event.key === " " && active !== null) toggle(active);
      else if (event.key === "Escape" && several) onSelected?.(new Set());
      else if (event.key === "a" && (event.ctrlKey || event.metaKey) && onSelected !== undefined)
        onSelected(new Set(all));
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    clicked(event: MouseEvent, key: string) {
      if (event.ctrlKey || event.metaKey) toggle(key);
      else moveTo(key, event.shiftKey);
    },
  };
}
