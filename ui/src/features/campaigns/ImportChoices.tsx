import { useId } from "react";

import type { ProspectImportPreview } from "@/contract/ProspectImportPreview";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Checkbox } from "@/shared/ui/Checkbox";
import { Select } from "@/shared/ui/Select";

import styles from "./Campaigns.module.css";

const FIELDS = [
  "email",
  "first_name",
  "last_name",
  "company",
  "job_title",
  "phone",
  "mobile",
  "city",
  "postal_code",
  "country",
  "notes",
];

/** What only a list that Guichet wrote says: nobody has to choose it. */
const OURS = ["stage", "answer", "score", "follow_up"];

/** Problems that are listed; the report counts all of them. */
const MOST = 200;

interface Props {
  preview: ProspectImportPreview;
  onColumns: (columns: string[]) => void;
  keepIncomplete: boolean;
  onKeep: (keep: boolean) => void;
  update: boolean;
  onUpdate: (update: boolean) => void;
}

/** What would come of the list, and how a person corrects it. */
export function ImportChoices({ preview, onColumns, keepIncomplete, onKeep, update, onUpdate }: Props) {
  const { t, language } = useText("campaigns");
  const heading = useId();
  const { columns, sample, report } = preview;
  const words = columns.map(({ field }) => field ?? "");
  // A field is in one column: taking it for another takes it from the first.
  const choose = (at: number, field: string) =>
    onColumns(words.map((word, other) => (other === at ? field : word === field ? "" : word)));
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
      <div className={styles.table}>
        <table>
          <thead>
            <tr>
              {columns.map(({ name, field }, at) => (
                <th key={at} scope="col">
                  <span className="cut small quiet">{name || t("import.column", { number: at + 1 })}</span>
                  {field !== null && OURS.includes(field) ? (
                    <span className="small" data-testid={`column-${at}`}>
                      {t(`column.${field}`)}
                    </span>
                  ) : (
                    <Select
                      size="small"
                      value={field ?? ""}
                      options={[
                        { value: "", label: t("column.none") },
                        ...FIELDS.map((one) => ({ value: one, label: t(`column.${one}`) })),
                      ]}
                      onValue={(value) => choose(at, value)}
                      aria-label={t("import.meaning", { name: name || String(at + 1) })}
                      data-testid={`column-${at}`}
                    />
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="private">
            {sample.map((row, line) => (
              <tr key={line}>
                {columns.map(({ field }, at) => (
                  <td key={at} data-ignored={field === null} title={row[at]}>
                    {row[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.options}>
        <Checkbox
          checked={keepIncomplete}
          onChecked={onKeep}
          hint={t("import.keepHint")}
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
                <span>
                  {t("import.line", { line: count(line, language) })} {what}
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
