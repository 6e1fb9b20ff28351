import type { DocumentDraftView } from "@/contract/DocumentDraftView";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { go, goBack } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

interface DraftActs {
  busy: boolean;
  validate: () => void;
  file: () => void;
  /** Writes a Word file where the person says. */
  save: (final: boolean) => void;
  remove: () => void;
}

/** What is done with a draft once it is written. */
export function useDraftActs(view: DocumentDraftView): DraftActs {
  const { t } = useText("drafts");
  const host = useHost();
  const toast = useToast();
  const validate = useAct("drafts.validate", { said: () => t("validated") });
  const back = useAct("drafts.put_back", { onDone: () => go({ room: "drafts", id: view.id }) });
  const remove = useAct("drafts.remove", {
    onDone: () => {
      goBack({ room: "workspaces", id: view.workspaceId });
      toast.show(t("removed", { what: view.title }), () => back.mutate({ id: view.id }));
    },
  });
  const file = useAct("drafts.file", { said: () => t("filed") });
  const write = useAct("drafts.export", { said: () => t("exported") });
  const save = async (final: boolean) => {
    const [place] = await host.pick("save", `${view.title}.docx`);
    if (place !== undefined) write.mutate({ id: view.id, place: place.token, final });
  };
  return {
    busy: validate.isPending || file.isPending,
    validate: () => validate.mutate({ id: view.id, sha256: view.sha256 }),
    file: () => file.mutate({ id: view.id }),
    save: (final) => void save(final).catch(toast.fail),
    remove: () => remove.mutate({ id: view.id }),
  };
}
