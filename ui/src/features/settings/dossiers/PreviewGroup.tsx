import { Import } from "lucide-react";

import type { ImportPreview } from "@/contract/ImportPreview";
import { CountTable } from "@/features/settings/dossiers/CountTable";
import styles from "@/features/settings/dossiers/DossiersSection.module.css";
import { RemarkList } from "@/features/settings/dossiers/RemarkList";
import { Group } from "@/features/settings/Group";
import { useAct } from "@/shared/data/useAct";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

/** What an import would do, and the button that does it. */
export function PreviewGroup({ preview, closed }: { preview: ImportPreview; closed: boolean }) {
  const { t, language } = useText("dossiers");
  const start = useAct("dossiers.start");
  const { report, title, place } = preview;
  const changes = report.counts.reduce((sum, { created, updated }) => sum + created + updated, 0);
  const dossiers = report.counts.find(({ kind }) => kind === "dossiers")?.created ?? 0;
  return (
    <Group
      title={t("preview.title", { title })}
      about={t(changes === 0 ? "preview.nothing" : "preview.about")}
    >
      <div data-testid="dossiers-preview">
        <CountTable counts={report.counts} label={t("preview.title", { title })} />
        <RemarkList report={report} />
        {changes > 0 && (
          <div className={styles.foot}>
            <Button
              look="go"
              icon={Import}
              disabled={closed || start.isPending}
              onClick={() => start.mutate({ place, dryRun: false })}
              data-testid="dossiers-import"
            >
              {dossiers > 0
                ? t("preview.import", { count: dossiers, shown: count(dossiers, language) })
                : t("preview.update")}
            </Button>
          </div>
        )}
      </div>
    </Group>
  );
}
