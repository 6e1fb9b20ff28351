import { useSyncExternalStore } from "react";

const roomy = window.matchMedia("(min-width: 1600px) and (min-height: 900px)");

function subscribe(listener: () => void): () => void {
  roomy.addEventListener("change", listener);
  return () => roomy.removeEventListener("change", listener);
}

/** How many lines of each list the window has room for. */
export function useRoom(): { lapsing: number; decide: number; stuck: number } {
  const wide = useSyncExternalStore(subscribe, () => roomy.matches);
  return wide ? { lapsing: 12, decide: 8, stuck: 6 } : { lapsing: 7, decide: 5, stuck: 5 };
}
