import { FileArchive } from "lucide-react";

import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { useToast } from "@/shared/ui/Toasts";

/** Writes everything of a workspace into a file that proves itself, where the person says. */
export function EvidenceButton({ id, reference }: { id: string; reference: string }) {
  const { t } = useText("backup");
  const host = useHost();
  const toast = useToast();
  const write = useAct("evidence.export");
  const choose = async () => {
    const [place] = await host.pick("save", t("evidence.file", { reference }));
    if (place !== undefined) write.mutate({ workspaceId: id, place: place.token });
  };
  return (
    <Button
      icon={FileArchive}
      title={t("evidence.hint")}
      disabled={write.isPending}
      onClick={() => void choose().catch(toast.fail)}
      data-testid="workspace-evidence"
    >
      {t("evidence.button")}
    </Button>
  );
}
