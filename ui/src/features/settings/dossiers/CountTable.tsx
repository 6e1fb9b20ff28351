import type { ImportCount } from "@/contract/ImportCount";
import styles from "@/features/settings/dossiers/DossiersSection.module.css";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";

const FATES = ["read", "created", "updated", "unchanged", "kept", "rejected"] as const;

/** How many rows of each kind were read, and what became of them. */
export function CountTable({ counts, label }: { counts: ImportCount[]; label: string }) {
  const { t, language } = useText("dossiers");
  return (
    <table className={styles.counts} aria-label={label} data-testid="dossiers-counts">
      <thead>
        <tr>
          <th scope="col">{t("kind.title")}</th>
          {FATES.map((fate) => (
            <th key={fate} scope="col">
              {t(`fate.${fate}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counts
          .filter(({ read }) => read > 0)
          .map((line) => (
            <tr key={line.kind} data-kind={line.kind}>
              <th scope="row" style={{ textAlign: "start" }}>
                {t(`kind.${line.kind}`)}
              </th>
              {FATES.map((fate) => (
                <td key={fate} className={line[fate] === 0 ? "quiet" : undefined}>
                  {count(line[fate], language)}
                </td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}
