import { useEffect, useEffectEvent } from "react";

import type { Place } from "@/contract/Place";

/** Says to the campaign that is open that a list was dropped on it. */
const DROPPED_LIST = "guichet-dropped-list";

/** Hands a list over to the campaign that is open. */
export function giveList(place: Place): void {
  window.dispatchEvent(new CustomEvent<Place>(DROPPED_LIST, { detail: place }));
}

/** Takes the lists that are dropped while this screen is open. */
export function useDroppedList(take: (place: Place) => void): void {
  const taken = useEffectEvent(take);
  useEffect(() => {
    const dropped = (event: Event) => taken((event as CustomEvent<Place>).detail);
    window.addEventListener(DROPPED_LIST, dropped);
    return () => window.removeEventListener(DROPPED_LIST, dropped);
  }, []);
}
