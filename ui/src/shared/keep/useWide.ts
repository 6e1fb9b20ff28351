import { useSyncExternalStore } from "react";

/** Whether the window is at least this wide, in pixels. */
export function useWide(pixels: number): boolean {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener("resize", listener);
      return () => window.removeEventListener("resize", listener);
    },
    () => window.innerWidth >= pixels,
  );
}
