import type { HitView } from "@/contract/HitView";

/** The page that a hit in a document stands on. */
export function pageOfHit(hit: HitView): number | undefined {
  return hit.page ?? undefined;
}
