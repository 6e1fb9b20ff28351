import { useEffect, useSyncExternalStore } from "react";

/** What the screen that is open makes of a drop: its files become documents of this workspace. */
export interface DropPlace {
  workspaceId: string;
  /** The workspace's reference, for people. */
  name: string;
}

/** A row that takes a drop for itself carries this attribute with its id. */
export const DROP_ITEM = "data-drop-item";

let places: DropPlace[] = [];
let item: string | null = null;
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** While this screen is open, what is dropped on the window belongs to its workspace. */
export function useDropPlace(place: DropPlace | null): void {
  const workspaceId = place?.workspaceId;
  const name = place?.name;
  useEffect(() => {
    if (workspaceId === undefined || name === undefined) return;
    const mine = { workspaceId, name };
    places = [...places, mine];
    changed();
    return () => {
      places = places.filter((other) => other !== mine);
      changed();
    };
  }, [workspaceId, name]);
}

/** Where a drop would go now; nothing when it is mail for the whole firm. */
export function currentDropPlace(): DropPlace | null {
  return places.at(-1) ?? null;
}

export function useCurrentDropPlace(): DropPlace | null {
  return useSyncExternalStore(subscribe, currentDropPlace);
}

/** Says over which row the files hover. */
export function hoverDropItem(id: string | null): void {
  if (id === item) return;
  item = id;
  changed();
}

/** The row over which files hover. */
export function useDropItem(): string | null {
  return useSyncExternalStore(subscribe, () => item);
}

/** The row under a place in the page. */
export function dropItemAt(target: Element | null): string | null {
  return target?.closest(`[${DROP_ITEM}]`)?.getAttribute(DROP_ITEM) ?? null;
}
