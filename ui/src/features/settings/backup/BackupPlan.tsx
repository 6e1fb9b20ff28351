import { FolderOpen } from "lucide-react";
import { useState } from "react";

import type { BackupsView } from "@/contract/BackupsView";
import { LastRows } from "@/features/settings/backup/LastRows";
import { Group } from "@/features/settings/Group";
import { Row } from "@/features/settings/Row";
import { TimeInput } from "@/features/settings/TimeInput";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Confirm } from "@/shared/ui/Confirm";
import { Note } from "@/shared/ui/Note";
import { Select } from "@/shared/ui/Select";
import { useToast } from "@/shared/ui/Toasts";

/** Backups that stay in the file, to choose from. */
const KEEP = [3, 7, 14, 30, 90];

/** Where and when the firm is backed up by itself. */
export function BackupPlan({ view, busy }: { view: BackupsView; busy: boolean }) {
  const { t } = useText("backup");
  const host = useHost();
  const toast = useToast();
  const change = useAct("backup.plan");
  const [stopping, setStopping] = useState(false);
  const { plan } = view;
  const choose = () =>
    host.pick("folders").then(([place]) => {
      if (place !== undefined) change.mutate({ place: place.token });
    }, toast.fail);
  if (plan === null)
    return (
      <Group title={t("plan.title")} about={t("plan.about")}>
        <Note look="warn" data-testid="backup-none">
          {t("plan.none")}
        </Note>
        <Row label={t("plan.folder")} hint={t("plan.folderHint")}>
          {() => (
            <Button
              look="go"
              icon={FolderOpen}
              onClick={() => void choose()}
              data-testid="backup-choose-folder"
            >
              {t("plan.choose")}
            </Button>
          )}
        </Row>
      </Group>
    );
  const keep = KEEP.includes(plan.keep) ? KEEP : [plan.keep, ...KEEP];
  return (
    <Group title={t("plan.title")} about={t("plan.about")}>
      <LastRows view={view} busy={busy} />
      <Row label={t("plan.folder")} hint={<code>{`${plan.folder}/${plan.file}`}</code>}>
        {() => (
          <Button icon={FolderOpen} onClick={() => void choose()} data-testid="backup-change-folder">
            {t("plan.change")}
          </Button>
        )}
      </Row>
      <Row label={t("plan.at")} hint={t("plan.atHint")}>
        {() => (
          <TimeInput
            value={plan.at}
            disabled={change.isPending}
            onTime={(at) => change.mutate({ at })}
            aria-label={t("plan.at")}
            data-testid="backup-at"
          />
        )}
      </Row>
      <Row label={t("plan.keep")} hint={t("plan.keepHint")}>
        {(id) => (
          <Select
            aria-labelledby={id}
            value={String(plan.keep)}
            options={keep.map((count) => ({ value: String(count), label: t("plan.kept", { count }) }))}
            onValue={(count) => change.mutate({ keep: Number(count) })}
            data-testid="backup-keep"
          />
        )}
      </Row>
      <Row label={t("plan.off")} hint={t("plan.offHint")}>
        {() => (
          <Button look="quiet" onClick={() => setStopping(true)} data-testid="backup-off">
            {t("plan.offVerb")}
          </Button>
        )}
      </Row>
      {stopping && (
        <Confirm
          title={t("plan.offAsk")}
          about={t("plan.offAbout")}
          verb={t("plan.offVerb")}
          onConfirm={() => {
            setStopping(false);
            change.mutate({ off: true });
          }}
          onClose={() => setStopping(false)}
        />
      )}
    </Group>
  );
}
