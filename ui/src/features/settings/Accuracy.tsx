import type { AccuracyView } from "@/contract/AccuracyView";
import styles from "@/features/settings/Accuracy.module.css";
import { count, percent } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Progress } from "@/shared/ui/Progress";

/** How often people left each field as the engine put it. */
export function Accuracy({ rows }: { rows: AccuracyView[] }) {
  const { t, language } = useText("settings");
  const decided = rows.filter((row) => row.decided > 0);
  if (decided.length === 0) return <p className="quiet">{t("intelligence.noAccuracy")}</p>;
  return (
    <ul>
      {decided.map(({ field, decided: total, kept }) => {
        const name = t(`intelligence.field.${field}`, { defaultValue: field });
        return (
          <li key={field} className={styles.row}>
            <span>{name}</span>
            <Progress fill share={kept / total} label={name} />
            <span className={styles.share}>{percent(kept / total, language)}</span>
            <span className="quiet small">
              {t("intelligence.kept", { kept: count(kept, language), total: count(total, language) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
