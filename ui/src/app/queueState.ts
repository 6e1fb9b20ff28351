import { useSyncExternalStore } from "react";

let open = false;
const listeners = new Set<() => void>();

function set(now: boolean): void {
  open = now;
  for (const listener of listeners) listener();
}

/** The queue of documents to read is opened from the status line and from the palette. */
export const openQueue = () => set(true);
export const closeQueue = () => set(false);

export function useQueueOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
