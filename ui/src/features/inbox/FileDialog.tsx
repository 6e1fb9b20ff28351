import { FolderPlus } from "lucide-react";
import { useState } from "react";

import type { MessageView } from "@/contract/MessageView";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { useToast } from "@/shared/ui/Toasts";
import { CreateDialog } from "@/shared/workspaces/CreateDialog";
import { WorkspacePicker } from "@/shared/workspaces/WorkspacePicker";

/** Files a message in a workspace that exists, or opens one for it. */
export function FileDialog({ message, onClose }: { message: MessageView; onClose: () => void }) {
  const { t } = useText("inbox");
  const [making, setMaking] = useState(false);
  const toast = useToast();
  const link = useAct("inbox.link");
  const words = ({ workspace }: MessageView) =>
    workspace === null ? t("file.unlinked") : t("file.linked", { reference: workspace.reference });
  const request = (workspaceId: string | undefined) => ({
    id: message.id,
    ...(workspaceId === undefined ? {} : { workspaceId }),
  });
  const fileIn = (workspaceId?: string) =>
    link.mutate(request(workspaceId), {
      onSuccess: (after) => {
        toast.show(words(after), () =>
          link.mutate(request(message.workspace?.id), { onSuccess: (back) => toast.show(words(back)) }),
        );
        onClose();
      },
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
            <Button onClick={() => fileIn()} data-testid="take-out">
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
        onPick={(workspace) => fileIn(workspace.id)}
      />
    </Dialog>
  );
}
