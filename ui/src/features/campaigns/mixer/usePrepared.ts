import { useQuery } from "@tanstack/react-query";

import type { Failure } from "@/contract/Failure";
import type { PrepareReport } from "@/contract/PrepareReport";
import { useHost } from "@/host/HostContext";

/** What came of this preparation: the office knows only the last one, so the answer belongs to its job. */
export function usePrepared(job: string, over: boolean) {
  const host = useHost();
  return useQuery<PrepareReport, Failure>({
    queryKey: ["mixer.prepared", job],
    queryFn: () => host.call("mixer.prepared", {}),
    enabled: over,
  });
}
