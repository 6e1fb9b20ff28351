import { useState } from "react";

import type { WorkspaceView } from "@/contract/WorkspaceView";
import { EndingFields } from "@/features/workspaces/EndingFields";
import { endingOf, endingText, isPossible } from "@/features/workspaces/endingText";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { FormDialog } from "@/shared/ui/FormDialog";
import { useToast } from "@/shared/ui/Toasts";

const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(new Date());

/** Closes a matter. How it ended may be said; Enter at once closes it without. */
export function ArchiveDialog({ workspace, onClose }: { workspace: WorkspaceView; onClose: () => void }) {
  const { t } = useText("workspaces");
  const toast = useToast();
  const { id } = workspace;
  const [value, setValue] = useState(() => endingText(workspace, today()));
  const update = useAct("workspaces.update", { quiet: true });
  const archive = () =>
    update.mutate(
      { id, archived: true, ...endingOf(value, true) },
      {
        onSuccess: () => {
          toast.show(t("page.archivedToast"), () =>
            update.mutate({ id, archived: false, filedOn: workspace.filedOn ?? "" }),
          );
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={t("ending.title", { reference: workspace.reference })}
      about={t("ending.about")}
      verb={t("page.archive")}
      ready={isPossible(value)}
      pending={update.isPending}
      failure={update.error}
      onSubmit={archive}
      onClose={onClose}
      name="archive-workspace"
    >
      <EndingFields value={value} onValue={setValue} closed />
    </FormDialog>
  );
}
