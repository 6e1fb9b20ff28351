import type { Stage } from "@/contract/Stage";
import type { StageCounts } from "@/contract/StageCounts";
import { useRows } from "@/shared/data/useRows";

/** Prospects a page; a column shows about twelve at once. */
const PAGE = 200;

/** What narrows a list. */
export interface Narrow {
  query: string;
  /** Only those without an address. */
  incomplete: boolean;
}

/** The prospects of one stage, or of all, read page by page. */
export function useStage(campaignId: string, stage: Stage | null, { query, incomplete }: Narrow) {
  return useRows("prospects.list", {
    campaignId,
    limit: PAGE,
    ...(stage === null ? {} : { stage }),
    ...(query === "" ? {} : { query }),
    ...(incomplete ? { incomplete } : {}),
  });
}

/** The number of one stage. */
export function countOf(counts: StageCounts, stage: Stage): number {
  return stage === "waiting_room" ? counts.waitingRoom : counts[stage];
}
