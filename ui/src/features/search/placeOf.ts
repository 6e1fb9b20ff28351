import type { HitView } from "@/contract/HitView";
import type { Route } from "@/shared/route/route";

/** Where a hit leads; nothing for kinds that have no place of their own. */
export function placeOf(hit: HitView): Route | null {
  switch (hit.kind) {
    case "mail":
      return { room: "inbox", id: hit.id };
    case "workspace":
      return { room: "workspaces", id: hit.id };
    case "contact":
      return { room: "contacts", id: hit.id };
    default:
      return null;
  }
}
