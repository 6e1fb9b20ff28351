import type { HitView } from "@/contract/HitView";
import { pageOfHit } from "@/shared/route/pageOfHit";

/** Names a hit within a list: a document may be found on several of its pages. */
export function hitKey(hit: HitView): string {
  return `${hit.kind} ${hit.id} ${pageOfHit(hit) ?? ""}`;
}
