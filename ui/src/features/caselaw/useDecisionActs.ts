import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** What can be done with decisions, each with its way back. */
export function useDecisionActs() {
  const { t } = useText("caselaw");
  const toast = useToast();
  const tagging = useAct("case_law.tag");
  const archiving = useAct("case_law.archive");
  const removing = useAct("case_law.remove");
  return {
    tag(ids: string[], tag: string, tagged: boolean) {
      tagging.mutate(
        { ids, tag, tagged },
        {
          onSuccess: (changed) =>
            changed.ids.length > 0 &&
            toast.show(t(tagged ? "tags.added" : "tags.taken", { tag, count: changed.ids.length }), () =>
              tagging.mutate({ ids: changed.ids, tag, tagged: !tagged }),
            ),
        },
      );
    },
    archive(ids: string[], archived: boolean) {
      archiving.mutate(
        { ids, archived },
        {
          onSuccess: () =>
            toast.show(t(archived ? "archived" : "unarchived", { count: ids.length }), () =>
              archiving.mutate({ ids, archived: !archived }),
            ),
        },
      );
    },
    remove(ids: string[]) {
      removing.mutate(
        { ids, removed: true },
        {
          onSuccess: () =>
            toast.show(t("removed", { count: ids.length }), () => removing.mutate({ ids, removed: false })),
        },
      );
    },
  };
}
