import type { RestoreView } from "@/contract/RestoreView";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useToast } from "@/shared/ui/Toasts";

/** Restoring a firm before any is open: what it is doing, and the ways to start and stop it. */
export interface Restore {
  view: RestoreView | undefined;
  /** Why it did not even start. */
  refused: unknown;
  choose: () => void;
  cancel: () => void;
}

export function useRestore(): Restore {
  const host = useHost();
  const toast = useToast();
  const view = useAsk("backup.restoring", {}).data;
  const start = useAct("backup.restore", { quiet: true });
  const cancel = useAct("backup.cancel_restore");
  return {
    view,
    refused: start.error,
    choose: () => {
      host.pick("files").then(([place]) => {
        if (place !== undefined) start.mutate({ place: place.token });
      }, toast.fail);
    },
    cancel: () => cancel.mutate({}),
  };
}
