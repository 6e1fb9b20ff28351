import { FolderPlus } from "lucide-react";
import { useState } from "react";

import type { MessageView } from "@/contract/MessageView";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { CreateDialog } from "@/shared/workspaces/CreateDialog";
import { WorkspacePicker } from "@/shared/workspaces/WorkspacePicker";

/** Files a message in a workspace that exists, or opens one for it. */
export function FileDialog({ message, onClose }: { message: MessageView; onClose: () => void }) {
  const { t } = useText("inbox");
  const [making, setMaking] = useState(false);
  const link = useAct("inbox.link", {
    said: (after) =>
      after.workspace === null
        ? t("file.unlinked")
        : t("file.linked", { reference: after.workspace.reference }),
    onDone: onClose,
  });
  if (making) return <CreateDialog message={message} onBack={() => setMaking(false)} onClose={onClose} />;
  return (
    <Dialog
      title={t("file.title")}
      onClose={onClose}
      data-testid="file-dialog"
      foot={
        <>
          {message.workspace !== null && (
            <Button onClick={() => link.mutate({ id: message.id })} data-testid="take-out">
              {t("file.takeOut")}
            </Button>
          )}
          <Button
            className="end"
            icon={FolderPlus}
            onClick={() => setMaking(true)}
            data-testid="new-workspace"
          >
            {t("file.new")}
          </Button>
        </>
      }
    >
      <WorkspacePicker
        autoFocus
        current={message.workspace?.id}
        onPick={(workspace) => link.mutate({ id: message.id, workspaceId: workspace.id })}
      />
    </Dialog>
  );
}
