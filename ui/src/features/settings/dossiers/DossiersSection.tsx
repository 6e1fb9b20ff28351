import { ChooseExport } from "@/features/settings/dossiers/ChooseExport";
import styles from "@/features/settings/dossiers/DossiersSection.module.css";
import { ImportRuns } from "@/features/settings/dossiers/ImportRuns";
import { PreviewGroup } from "@/features/settings/dossiers/PreviewGroup";
import { RunningImport } from "@/features/settings/dossiers/RunningImport";
import { useImportJob } from "@/features/settings/dossiers/useImportJob";
import { Loaded } from "@/features/settings/Loaded";
import { SettingsFrame } from "@/features/settings/SettingsFrame";
import { useMay } from "@/shared/data/SessionContext";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Note } from "@/shared/ui/Note";

/** Matters of another system: looked at first, then brought in, and taken back when that was a mistake. */
export function DossiersSection() {
  const { t } = useText("settings");
  const may = useMay("administer");
  const imports = useAsk("dossiers.show", {});
  const job = useImportJob();
  const closed = !may || job !== undefined;
  return (
    <SettingsFrame section="dossiers">
      <Loaded answer={imports.data} error={imports.error} onRetry={() => void imports.refetch()}>
        {({ preview, failure, runs }) => (
          <>
            <div className={styles.notes}>
              {!may && <Note>{t("onlyAdmin")}</Note>}
              {job !== undefined && <RunningImport job={job} />}
              {job === undefined && failure !== null && <FailureNote failure={failure} />}
            </div>
            <ChooseExport closed={closed} />
            {preview !== null && <PreviewGroup preview={preview} closed={closed} />}
            <ImportRuns runs={runs} closed={closed} />
          </>
        )}
      </Loaded>
    </SettingsFrame>
  );
}
