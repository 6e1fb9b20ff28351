import { BackupCopy } from "@/features/settings/backup/BackupCopy";
import { BackupPlan } from "@/features/settings/backup/BackupPlan";
import { BackupRuns } from "@/features/settings/backup/BackupRuns";
import styles from "@/features/settings/backup/BackupSection.module.css";
import { RunningBackup } from "@/features/settings/backup/RunningBackup";
import { useBackupJob } from "@/features/settings/backup/useBackupJob";
import { Loaded } from "@/features/settings/Loaded";
import { SettingsFrame } from "@/features/settings/SettingsFrame";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Note } from "@/shared/ui/Note";

/** The firm as one file: when it is made, whether it would come back, and copies elsewhere. */
export function BackupSection() {
  const { t } = useText("backup");
  const backups = useAsk("backup.show", {});
  const job = useBackupJob();
  return (
    <SettingsFrame section="backup">
      <Loaded answer={backups.data} error={backups.error} onRetry={() => void backups.refetch()}>
        {(view) => (
          <>
            <div className={styles.notes}>
              {view.overdue && (
                <Note look="bad" data-testid="backup-overdue">
                  {t("overdue")}
                </Note>
              )}
              {job !== undefined && <RunningBackup job={job} />}
            </div>
            <BackupPlan view={view} busy={job !== undefined} />
            <BackupCopy busy={job !== undefined} />
            <BackupRuns runs={view.runs} />
          </>
        )}
      </Loaded>
    </SettingsFrame>
  );
}
