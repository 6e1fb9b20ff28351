import type { Hit } from "@/features/search/useHits";
import { ownPlace } from "@/shared/prospects/useOwnHits";
import { pageOfHit } from "@/shared/route/pageOfHit";
import type { Route } from "@/shared/route/route";

/** Where a hit leads, with the words that were looked for; nothing for kinds that have no place of their own. */
export function placeOf(hit: Hit, query = ""): Route | null {
  switch (hit.kind) {
    case "mail":
      return { room: "inbox", id: hit.id };
    case "workspace":
      return { room: "workspaces", id: hit.id };
    case "contact":
      return { room: "contacts", id: hit.id };
    case "document":
      return { room: "documents", id: hit.id, page: pageOfHit(hit), find: wordsOf(query) };
    case "note":
      return hit.workspaceId === null ? null : { room: "workspaces", id: hit.workspaceId };
    case "decision":
      return { room: "caselaw", id: hit.id, find: wordsOf(query) };
    case "campaign":
    case "prospect":
    case "product":
      return hit.campaignId === undefined
        ? null
        : ownPlace({ kind: hit.kind, id: hit.id, campaignId: hit.campaignId });
    default:
      return null;
  }
}

/** The words of a search without its filters: `from:` and `-word` mean nothing on a page. */
function wordsOf(query: string): string | undefined {
  const words = query
    .split(/\s+/)
    .filter((word) => word !== "" && !word.startsWith("-") && !/^\p{L}+:/u.test(word))
    .join(" ");
  return words === "" ? undefined : words;
}
