import { FolderInput } from "lucide-react";
import { useState } from "react";

import type { ImportRunView } from "@/contract/ImportRunView";
import { ImportRun } from "@/features/settings/dossiers/ImportRun";
import { Group } from "@/features/settings/Group";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Confirm } from "@/shared/ui/Confirm";
import { Empty } from "@/shared/ui/Empty";

/** The imports, newest first, each with a way to take it back. */
export function ImportRuns({ runs, closed }: { runs: ImportRunView[]; closed: boolean }) {
  const { t } = useText("dossiers");
  const undo = useAct("dossiers.undo");
  const [asked, setAsked] = useState<ImportRunView | null>(null);
  return (
    <Group title={t("runs.title")}>
      {runs.length === 0 ? (
        <Empty icon={FolderInput} title={t("runs.none")} data-testid="dossiers-none">
          {t("runs.noneText")}
        </Empty>
      ) : (
        <div data-testid="dossiers-runs">
          {runs.map((run) => (
            <ImportRun key={run.id} run={run} closed={closed} onUndo={() => setAsked(run)} />
          ))}
        </div>
      )}
      {asked !== null && (
        <Confirm
          title={t("undo.ask", { title: asked.title })}
          about={t("undo.about")}
          verb={t("undo.verb")}
          onClose={() => setAsked(null)}
          onConfirm={() => {
            undo.mutate({ id: asked.id });
            setAsked(null);
          }}
        />
      )}
    </Group>
  );
}
