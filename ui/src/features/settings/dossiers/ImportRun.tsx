import { Undo2 } from "lucide-react";

import type { ImportRunView } from "@/contract/ImportRunView";
import { CountTable } from "@/features/settings/dossiers/CountTable";
import styles from "@/features/settings/dossiers/DossiersSection.module.css";
import { RemarkList } from "@/features/settings/dossiers/RemarkList";
import { dayAndTime } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";

interface Props {
  run: ImportRunView;
  closed: boolean;
  onUndo: () => void;
}

/** One import: what came of it, whether that was proven, and what stayed when it was taken back. */
export function ImportRun({ run, closed, onUndo }: Props) {
  const { t, language } = useText("dossiers");
  const now = new Date(useNow());
  const { report, undo } = run;
  const of = (kind: string) => report?.counts.find((line) => line.kind === kind);
  const number = (value: number | undefined) => count(value ?? 0, language);
  const rejected = report?.counts.reduce((sum, line) => sum + line.rejected, 0) ?? 0;
  return (
    <article className={styles.run} data-testid="dossiers-run" data-state={run.state}>
      <div className="row">
        <span>
          <b>{run.title}</b>
          {", "}
          <time dateTime={run.at}>{dayAndTime(run.at, language, now)}</time>
          {run.by !== null && `, ${run.by}`}
        </span>
        {run.undoable && (
          <Button
            size="small"
            className="end"
            icon={Undo2}
            disabled={closed}
            onClick={onUndo}
            data-testid="dossiers-undo"
          >
            {t("undo.button")}
          </Button>
        )}
      </div>
      <p className="small">
        {t(`state.${run.state}`, { defaultValue: run.state })}
        {report !== null &&
          ` ${t("runs.sum", { dossiers: number(of("dossiers")?.created), contacts: number(of("contacts")?.created), known: number(of("dossiers")?.unchanged), rejected: count(rejected, language) })}`}
        {report?.verified === true && ` ${t("verified")}`}
        {report?.verified === false && <strong> {t("unverified")}</strong>}
      </p>
      {undo !== null && (
        <p className="small" data-testid="dossiers-undone">
          {t("undo.done", { workspaces: number(undo.workspaces), contacts: number(undo.contacts) })}
          {undo.keptCount > 0 &&
            ` ${t("undo.kept", { count: undo.keptCount, shown: number(undo.keptCount) })} `}
          {undo.kept.map(({ id, reference, title }, at) => (
            <span key={id}>
              {at > 0 && ", "}
              <GoTo className="link" to={{ room: "workspaces", id }}>
                {reference} <span className="private">{title}</span>
              </GoTo>
            </span>
          ))}
        </p>
      )}
      {report !== null && (
        <details>
          <summary>{t("runs.detail")}</summary>
          <CountTable counts={report.counts} label={run.title} />
          <RemarkList report={report} />
          <p className={styles.hash}>{t("runs.digest", { digest: report.digest })}</p>
        </details>
      )}
    </article>
  );
}
