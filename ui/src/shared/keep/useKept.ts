import { useCallback, useState } from "react";

const kept = new Map<string, unknown>();

/** State that waits for the person: a tab or a filter is as it was when one comes back to the screen. */
export function useKept<Value>(key: string, initial: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() => (kept.has(key) ? (kept.get(key) as Value) : initial));
  const set = useCallback(
    (next: Value) => {
      kept.set(key, next);
      setValue(next);
    },
    [key],
  );
  return [value, set];
}

/** Sets what a screen finds when it is opened next. */
export function keep<Value>(key: string, value: Value): void {
  kept.set(key, value);
}

/** Forgets everything, for another firm or another test. */
export function forgetKept(): void {
  kept.clear();
}
