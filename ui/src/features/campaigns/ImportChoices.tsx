import { useId } from "react";

import type { ProspectImportPreview } from "@/contract/ProspectImportPreview";
import { ImportSample } from "@/features/campaigns/ImportSample";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Checkbox } from "@/shared/ui/Checkbox";

import styles from "./Campaigns.module.css";

/** Problems that are listed; the report counts all of them. */
const MOST = 200;

interface Props {
  preview: ProspectImportPreview;
  onColumns: (columns: string[]) => void;
  /** How many of the list have no valid address. */
  incomplete: number;
  keepIncomplete: boolean;
  onKeep: (keep: boolean) => void;
  update: boolean;
  onUpdate: (update: boolean) => void;
}

/** What would come of the list, and how a person corrects it. */
export function ImportChoices(props: Props) {
  const { preview, onColumns, incomplete, keepIncomplete, onKeep, update, onUpdate } = props;
  const { t, language } = useText("campaigns");
  const heading = useId();
  const { report } = preview;
  const numbers: [string, number][] = [
    ["rows", report.rows],
    ["created", report.created],
    ["updated", report.updated],
    ["unchanged", report.unchanged],
    ["duplicates", report.duplicates.length],
    ["rejected", report.rejected.length],
  ];
  const problems = [
    ...report.rejected.map(({ line, reason }) => ({ line, fate: "rejected", what: t(`reason.${reason}`) })),
    ...report.duplicates.map(({ line, firstLine }) => ({
      line,
      fate: "skipped",
      what: t("reason.duplicate", { line: firstLine }),
    })),
    ...report.warnings.map(({ line, field, reason }) => ({
      line,
      fate: "taken",
      what: t(reason === "invalid_phone" ? "reason.phone" : `reason.${reason}`, {
        field: t(`column.${field}`),
      }),
    })),
  ].sort((a, b) => a.line - b.line);
  const saidOf = new Map(preview.troubled.map(({ line, said }) => [line, said]));
  return (
    <>
      <dl className={styles.report} data-testid="import-report">
        {numbers.map(([name, number]) => (
          <div key={name} data-testid={`import-${name}`}>
            <dt>{t(`import.${name}`)}</dt>
            <dd>{count(number, language)}</dd>
          </div>
        ))}
      </dl>
      <ImportSample preview={preview} onColumns={onColumns} />
      <div className={styles.options}>
        <Checkbox
          checked={keepIncomplete}
          onChecked={onKeep}
          hint={
            incomplete === 0
              ? t("import.keepHint")
              : t(keepIncomplete ? "import.keptCount" : "import.keepCount", { count: incomplete })
          }
          data-testid="import-keep"
        >
          {t("import.keep")}
        </Checkbox>
        <Checkbox
          checked={update}
          onChecked={onUpdate}
          hint={t("import.updateHint")}
          data-testid="import-update"
        >
          {t("import.update")}
        </Checkbox>
      </div>
      {problems.length > 0 && (
        <section aria-labelledby={heading}>
          <h3 id={heading}>
            {t("import.problems")} <span className="quiet num">{count(problems.length, language)}</span>
          </h3>
          <ul className={styles.problems} data-testid="import-problems">
            {problems.slice(0, MOST).map(({ line, what, fate }, at) => (
              <li key={at}>
                <span className="nowrap">
                  {t("import.line", { line: count(line, language) })} {what}
                </span>
                <span className="cut grow quiet private" title={saidOf.get(line)}>
                  {saidOf.get(line)}
                </span>
                <span className={fate === "rejected" ? "amber" : "quiet"}>{t(`import.fate.${fate}`)}</span>
              </li>
            ))}
            {problems.length > MOST && <li>{t("import.moreProblems", { count: problems.length - MOST })}</li>}
          </ul>
        </section>
      )}
    </>
  );
}
