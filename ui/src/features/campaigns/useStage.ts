import type { Stage } from "@/contract/Stage";
import type { StageCounts } from "@/contract/StageCounts";
import { useRows } from "@/shared/data/useRows";

/** Prospects a page; a column shows about twelve at once. */
const PAGE = 200;

/** The prospects of one stage, read page by page. */
export function useStage(campaignId: string, stage: Stage, query: string) {
  return useRows("prospects.list", { campaignId, stage, limit: PAGE, ...(query === "" ? {} : { query }) });
}

/** The number of one stage. */
export function countOf(counts: StageCounts, stage: Stage): number {
  return stage === "waiting_room" ? counts.waitingRoom : counts[stage];
}
