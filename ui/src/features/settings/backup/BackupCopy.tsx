import { Save, ShieldCheck } from "lucide-react";

import { Group } from "@/features/settings/Group";
import { Row } from "@/features/settings/Row";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { useToast } from "@/shared/ui/Toasts";

/** A backup into a file of one's choice, and the check of any backup. */
export function BackupCopy({ busy }: { busy: boolean }) {
  const { t } = useText("backup");
  const host = useHost();
  const toast = useToast();
  const make = useAct("backup.start");
  const check = useAct("backup.check");
  const into = () =>
    host.pick("save", t("copy.file")).then(([place]) => {
      if (place !== undefined) make.mutate({ place: place.token });
    }, toast.fail);
  const read = () =>
    host.pick("files").then(([place]) => {
      if (place !== undefined) check.mutate({ place: place.token });
    }, toast.fail);
  return (
    <Group title={t("copy.title")} about={t("copy.about")}>
      <Row label={t("copy.make")} hint={t("copy.makeHint")}>
        {() => (
          <Button icon={Save} disabled={busy} onClick={() => void into()} data-testid="backup-into-file">
            {t("copy.makeVerb")}
          </Button>
        )}
      </Row>
      <Row label={t("copy.check")} hint={t("copy.checkHint")}>
        {() => (
          <Button
            icon={ShieldCheck}
            disabled={busy}
            onClick={() => void read()}
            data-testid="backup-check-file"
          >
            {t("copy.checkVerb")}
          </Button>
        )}
      </Row>
    </Group>
  );
}
