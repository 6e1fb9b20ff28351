import { useHost } from "@/host/HostContext";
import type { PickKind } from "@/host/host";
import { useAct } from "@/shared/data/useAct";
import { useToast } from "@/shared/ui/Toasts";

/** Lets the person choose files or folders with mail in them, and brings them in as a job. */
export function useBringIn() {
  const host = useHost();
  const toast = useToast();
  const ingest = useAct("ingest.start");
  const demo = useAct("demo.load");
  const choose = (kind: Extract<PickKind, "files" | "folders">) => {
    host.pick(kind).then((places) => {
      if (places.length > 0) ingest.mutate({ places: places.map(({ token }) => token) });
    }, toast.fail);
  };
  return { choose, loadDemo: () => demo.mutate({}), busy: ingest.isPending || demo.isPending };
}
