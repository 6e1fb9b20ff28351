import { FileJson, FolderOpen } from "lucide-react";

import { Group } from "@/features/settings/Group";
import { Row } from "@/features/settings/Row";
import type { PickKind } from "@/host/host";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { useToast } from "@/shared/ui/Toasts";

/** Points at an export and looks at it; nothing is written by that. */
export function ChooseExport({ closed }: { closed: boolean }) {
  const { t } = useText("dossiers");
  const host = useHost();
  const toast = useToast();
  const start = useAct("dossiers.start");
  const choose = (kind: PickKind) =>
    host.pick(kind).then(([place]) => {
      if (place !== undefined) start.mutate({ place: place.token, dryRun: true });
    }, toast.fail);
  return (
    <Group title={t("choose.title")} about={t("choose.about")}>
      <Row label={t("choose.file")} hint={t("choose.fileHint")}>
        {() => (
          <Button
            icon={FileJson}
            disabled={closed || start.isPending}
            onClick={() => void choose("files")}
            data-testid="dossiers-file"
          >
            {t("choose.fileVerb")}
          </Button>
        )}
      </Row>
      <Row label={t("choose.folder")} hint={t("choose.folderHint")}>
        {() => (
          <Button
            icon={FolderOpen}
            disabled={closed || start.isPending}
            onClick={() => void choose("folders")}
            data-testid="dossiers-folder"
          >
            {t("choose.folderVerb")}
          </Button>
        )}
      </Row>
    </Group>
  );
}
