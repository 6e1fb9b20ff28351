import type { WorkspaceView } from "@/contract/WorkspaceView";
import { useAct } from "@/shared/data/useAct";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** Merges a workspace into another one, shows the one that stays, and offers to take it back. */
export function useMerge({ onDone }: { onDone: () => void }) {
  const { t } = useText("workspaces");
  const toast = useToast();
  const unmerge = useAct("workspaces.unmerge", {
    said: () => t("merge.apart"),
    onDone: ({ id }) => go({ room: "workspaces", id }),
  });
  const merge = useAct("workspaces.merge", { quiet: true });
  return {
    isPending: merge.isPending,
    error: merge.error,
    run: (from: WorkspaceView, into: WorkspaceView) =>
      merge.mutate(
        { from: from.id, into: into.id },
        {
          onSuccess: () => {
            toast.show(t("merge.done", { from: from.reference, to: into.reference }), () =>
              unmerge.mutate({ id: from.id }),
            );
            onDone();
            go({ room: "workspaces", id: into.id });
          },
        },
      ),
  };
}
