import { useEffect, useEffectEvent } from "react";

import type { Place } from "@/contract/Place";

/** Says to the campaign that is open that lists or scans were dropped on it. */
const DROPPED = { list: "guichet-dropped-list", scans: "guichet-dropped-scans" } as const;

/** What is read as a catalogue; everything else is looked at as a list. */
const SCAN = /\.(pdf|png|jpe?g|tiff?|webp|heic|jp2|bmp)$/i;

/** Hands what was dropped over to the campaign that is open: scans are a catalogue, the first other file a list. */
export function giveToCampaign(places: Place[]): void {
  const scans = places.filter(({ name }) => SCAN.test(name));
  // One list at a time: each is looked at before it comes in.
  const list = places.find(({ name }) => !SCAN.test(name));
  if (scans.length > 0) tell("scans", scans);
  if (list !== undefined) tell("list", [list]);
}

function tell(what: keyof typeof DROPPED, places: Place[]): void {
  window.dispatchEvent(new CustomEvent<Place[]>(DROPPED[what], { detail: places }));
}

function useDropped(what: keyof typeof DROPPED, take: (places: Place[]) => void): void {
  const taken = useEffectEvent(take);
  useEffect(() => {
    const dropped = (event: Event) => taken((event as CustomEvent<Place[]>).detail);
    window.addEventListener(DROPPED[what], dropped);
    return () => window.removeEventListener(DROPPED[what], dropped);
  }, [what]);
}

/** Takes the lists that are dropped while this screen is open. */
export function useDroppedList(take: (place: Place) => void): void {
  useDropped("list", ([first]) => first !== undefined && take(first));
}

/** Takes the scans that are dropped while this screen is open; several are one catalogue. */
export function useDroppedScans(take: (places: Place[]) => void): void {
  useDropped("scans", take);
}
