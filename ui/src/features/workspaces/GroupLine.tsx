import type { GroupView } from "@/contract/GroupView";
import { useText } from "@/shared/text/useText";

import styles from "./Forecast.module.css";

/** Of which matters a figure was made: how many, of which years, before whom. It opens their list. */
export function GroupLine({ group, onShow }: { group: GroupView; onShow: () => void }) {
  const { t } = useText("workspaces");
  const { n, office, fromYear, toYear } = group;
  const years =
    fromYear === null || toYear === null
      ? ""
      : fromYear === toYear
        ? t("forecast.year", { year: fromYear })
        : t("forecast.years", { from: fromYear, to: toYear });
  return (
    <button type="button" className={styles.counted} onClick={onShow} data-testid="forecast-group">
      {[
        t("forecast.matters", { count: n }),
        ...(office === null ? [t("forecast.wide")] : [t("forecast.before", { office: office.name })]),
        ...(years === "" ? [] : [years]),
      ].join(", ")}
    </button>
  );
}
