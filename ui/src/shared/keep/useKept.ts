import { useCallback, useEffect, useState } from "react";

const kept = new Map<string, unknown>();
/** Screens that are open now, by what they keep. */
const open = new Map<string, Set<(value: unknown) => void>>();

/** State that waits for the person: a tab or a filter is as it was when one comes back to the screen. */
export function useKept<Value>(
  key: string,
  initial: Value,
): [Value, (next: Value | ((before: Value) => Value)) => void] {
  const [start] = useState(() => initial);
  const [value, setValue] = useState<Value>(() => (kept.has(key) ? (kept.get(key) as Value) : initial));
  useEffect(() => {
    const hear = (next: unknown) => setValue(() => next as Value);
    const all = open.get(key) ?? new Set();
    open.set(key, all.add(hear));
    return () => void all.delete(hear);
  }, [key]);
  const set = useCallback(
    (next: Value | ((before: Value) => Value)) => {
      const before = kept.has(key) ? (kept.get(key) as Value) : start;
      const after = next instanceof Function ? next(before) : next;
      kept.set(key, after);
      setValue(() => after);
    },
    [key, start],
  );
  return [value, set];
}

/**
 * Sets what a screen finds when it is opened next, or shows at once when it is open; with `unless kept`
 * only where nothing is kept yet.
 */
export function keep<Value>(key: string, value: Value, unless?: "unless kept"): void {
  if (unless !== undefined && kept.has(key)) return;
  kept.set(key, value);
  for (const hear of open.get(key) ?? []) hear(value);
}

/** Forgets what is kept under keys that begin so; everything, for another test, without. */
export function forgetKept(beginning = ""): void {
  for (const key of [...kept.keys()]) if (key.startsWith(beginning)) kept.delete(key);
}
