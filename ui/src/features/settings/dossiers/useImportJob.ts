import type { JobView } from "@/contract/JobView";
import { useAsk } from "@/shared/data/useAsk";

/** The job that is busy with an import, if one is. */
export function useImportJob(): JobView | undefined {
  const jobs = useAsk("ingest.jobs", {}).data?.jobs ?? [];
  return jobs.find(({ kind, state }) => kind.startsWith("dossiers") && state === "running");
}
