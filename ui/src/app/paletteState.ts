import { useSyncExternalStore } from "react";

let open = false;
const listeners = new Set<() => void>();

function set(now: boolean): void {
  open = now;
  for (const listener of listeners) listener();
}

/** The palette is opened from the rail and from the keyboard, so its one bit lives outside both. */
export const openPalette = () => set(true);
export const closePalette = () => set(false);

export function usePaletteOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
