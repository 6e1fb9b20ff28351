import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** What came of a request is said even when the dialog or the card that asked for it is gone; failures have their toast. */
function then<Reply>(asked: Promise<Reply>, say: (reply: Reply) => void): void {
  asked.then(say, () => undefined);
}

/** What can be done with decisions, each with its way back. */
export function useDecisionActs() {
  const { t } = useText("caselaw");
  const toast = useToast();
  const tagging = useAct("case_law.tag");
  const archiving = useAct("case_law.archive");
  const removing = useAct("case_law.remove");
  return {
    tag(ids: string[], tag: string, tagged: boolean) {
      then(tagging.mutateAsync({ ids, tag, tagged }), (changed) => {
        if (changed.ids.length === 0) return;
        toast.show(t(tagged ? "tags.added" : "tags.taken", { tag, count: changed.ids.length }), () =>
          tagging.mutate({ ids: changed.ids, tag, tagged: !tagged }),
        );
      });
    },
    archive(ids: string[], archived: boolean) {
      then(archiving.mutateAsync({ ids, archived }), () =>
        toast.show(t(archived ? "archived" : "unarchived", { count: ids.length }), () =>
          archiving.mutate({ ids, archived: !archived }),
        ),
      );
    },
    remove(ids: string[]) {
      then(removing.mutateAsync({ ids, removed: true }), () =>
        toast.show(t("removed", { count: ids.length }), () => removing.mutate({ ids, removed: false })),
      );
    },
  };
}
