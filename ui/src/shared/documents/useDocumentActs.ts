import type { DocumentRow } from "@/contract/DocumentRow";
import { useHost } from "@/host/HostContext";
import { useAddDocuments } from "@/shared/bringin/useAddDocuments";
import { useAct } from "@/shared/data/useAct";
import { saveFile } from "@/shared/documents/saveFile";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** What can be done with a document at once, without a question. */
export function useDocumentActs(document: DocumentRow, workspaceId: string | null) {
  const { t } = useText("documents");
  const host = useHost();
  const toast = useToast();
  const add = useAddDocuments();
  const remove = useAct("documents.remove");
  const putBack = useAct("documents.put_back");
  const readAgain = useAct("documents.read_again", { said: () => t("said.readAgain") });
  return {
    save: () => saveFile(host.attachmentUrl(document.id), document.filename),
    newVersion: () => {
      if (workspaceId !== null) add.choose(workspaceId, { documentId: document.id });
    },
    readAgain: () => readAgain.mutate({ id: document.id }),
    remove: (whenGone?: () => void) =>
      remove.mutate(
        { id: document.id },
        {
          onSuccess: () => {
            toast.show(t("said.removed", { name: document.filename }), () =>
              putBack.mutate({ id: document.id }),
            );
            whenGone?.();
          },
        },
      ),
  };
}
