import type { Place } from "@/contract/Place";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useToast } from "@/shared/ui/Toasts";

/** Brings decisions into the library: files that were dropped, or those that the person points at. */
export function useImportDecisions() {
  const host = useHost();
  const toast = useToast();
  const act = useAct("case_law.import");
  const add = (places: Place[]) => {
    if (places.length > 0) act.mutate({ places: places.map(({ token }) => token) });
  };
  const choose = () => {
    host.pick("files").then(add, toast.fail);
  };
  return { add, choose, busy: act.isPending };
}
