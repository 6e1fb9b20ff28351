import type { JobView } from "@/contract/JobView";
import { useAsk } from "@/shared/data/useAsk";

/** A job of this session as it is now; nothing while there is no id. */
export function useJob(id: string | null): JobView | undefined {
  const jobs = useAsk("ingest.jobs", {}).data?.jobs ?? [];
  return id === null ? undefined : jobs.find((job) => job.id === id);
}
