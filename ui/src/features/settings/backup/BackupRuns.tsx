import type { BackupRunView } from "@/contract/BackupRunView";
import styles from "@/features/settings/AuditSection.module.css";
import { Group } from "@/features/settings/Group";
import { dayAndTime } from "@/shared/text/dates";
import { count, fileSize } from "@/shared/text/numbers";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Shape } from "@/shared/ui/Shape";

/** The last runs, what failed among them. */
export function BackupRuns({ runs }: { runs: BackupRunView[] }) {
  const { t, language } = useText("backup");
  const now = new Date(useNow());
  return (
    <Group title={t("runs.title")}>
      {runs.length === 0 ? (
        <p className="quiet">{t("runs.none")}</p>
      ) : (
        <table className={styles.table} data-testid="backup-runs">
          <thead>
            <tr>
              {["at", "kind", "result", "file"].map((column) => (
                <th key={column} scope="col">
                  {t(`runs.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={`${run.at}${run.kind}${run.path}`}>
                <td className="num">{dayAndTime(run.at, language, now)}</td>
                <td>{t(`runs.${run.kind}`)}</td>
                <td style={{ whiteSpace: "normal" }}>
                  {run.report === null ? (
                    <>
                      <Shape kind="critical" small /> {run.detail}
                    </>
                  ) : (
                    t("runs.good", {
                      messages: count(run.report.communications ?? 0, language),
                      size: fileSize(run.report.contentBytes, language),
                    })
                  )}
                </td>
                <td className="quiet small" title={run.path}>
                  {run.path.split(/[\\/]/).at(-1)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Group>
  );
}
