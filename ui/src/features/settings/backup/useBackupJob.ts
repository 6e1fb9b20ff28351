import type { JobView } from "@/contract/JobView";
import { useAsk } from "@/shared/data/useAsk";

/** The job that is busy with a backup, if one is. */
export function useBackupJob(): JobView | undefined {
  const jobs = useAsk("ingest.jobs", {}).data?.jobs ?? [];
  return jobs.find(({ kind, state }) => kind.startsWith("backup") && state === "running");
}
