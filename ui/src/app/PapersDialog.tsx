import { FolderPlus } from "lucide-react";
import { useState } from "react";

import type { Place } from "@/contract/Place";
import { useAddDocuments } from "@/shared/bringin/useAddDocuments";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { CreateDialog } from "@/shared/workspaces/CreateDialog";
import { WorkspacePicker } from "@/shared/workspaces/WorkspacePicker";

interface Props {
  papers: Place[];
  onClose: () => void;
}

/** Papers that were dropped where no workspace is open: asks whose they are, or opens a workspace for them. */
export function PapersDialog({ papers, onClose }: Props) {
  const { t } = useText("app");
  const [making, setMaking] = useState(false);
  const { add } = useAddDocuments();
  const put = (workspaceId: string) => {
    add(workspaceId, papers);
    onClose();
    go({ room: "workspaces", id: workspaceId });
  };
  if (making) {
    return <CreateDialog onBack={() => setMaking(false)} onClose={onClose} onCreated={put} />;
  }
  return (
    <Dialog
      title={t("papers.title", { count: papers.length })}
      about={papers
        .slice(0, 3)
        .map(({ name }) => name)
        .join(", ")}
      onClose={onClose}
      data-testid="papers-dialog"
      foot={
        <Button className="end" icon={FolderPlus} onClick={() => setMaking(true)} data-testid="papers-new">
          {t("papers.new")}
        </Button>
      }
    >
      <WorkspacePicker autoFocus onPick={({ id }) => put(id)} />
    </Dialog>
  );
}
