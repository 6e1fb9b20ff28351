import type { Place } from "@/contract/Place";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useToast } from "@/shared/ui/Toasts";

/** What the files are, beside documents of a workspace. */
export interface Becoming {
  /** The item of the checklist that they are. */
  itemId?: string | undefined;
  /** The document that the one file is a new version of. */
  documentId?: string | undefined;
}

/** Adds files to a workspace: those that were dropped, or those that the person points at. */
export function useAddDocuments() {
  const host = useHost();
  const toast = useToast();
  const act = useAct("documents.add");
  const add = (workspaceId: string, places: Place[], { itemId, documentId }: Becoming = {}) => {
    if (places.length === 0) return;
    act.mutate({
      workspaceId,
      places: places.map(({ token }) => token),
      ...(itemId === undefined ? {} : { itemId }),
      ...(documentId === undefined ? {} : { documentId }),
    });
  };
  const choose = (workspaceId: string, becoming: Becoming = {}) => {
    host.pick("files").then(
      // A new version is one file, whatever else was chosen with it.
      (places) => add(workspaceId, becoming.documentId === undefined ? places : places.slice(0, 1), becoming),
      toast.fail,
    );
  };
  return { add, choose, busy: act.isPending };
}
