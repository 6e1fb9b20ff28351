import type { DelayView } from "@/contract/DelayView";
import type { Procedure } from "@/contract/Procedure";
import { daysMost, intervalWords, spanWords } from "@/features/workspaces/delayWords";
import { GroupLine } from "@/features/workspaces/GroupLine";
import { Interval } from "@/features/workspaces/Interval";
import { useCounted } from "@/features/workspaces/useCounted";
import { useText } from "@/shared/text/useText";

import styles from "./Forecast.module.css";

/** How long such matters took; those that still run count as not over. */
export function DelayFigure({ procedure, delay }: { procedure: Procedure; delay: DelayView }) {
  const { t } = useText("workspaces");
  const show = useCounted();
  const { group, days, running } = delay;
  if (days === null) {
    return (
      <p className={styles.none}>
        {t("forecast.delayInsufficient", {
          of: t("list.count", { count: group.n }),
          needed: group.needed,
        })}
      </p>
    );
  }
  const { median, low } = days;
  return (
    <div className={styles.figure} data-testid="forecast-delay">
      <button
        type="button"
        className={styles.value}
        onClick={() => show({ procedure, sample: "ended", group })}
      >
        {median === null ? t("forecast.notReached") : t("forecast.median", { count: median })}
      </button>
      {low !== null && <Interval low={low} high={days.high} at={median} most={daysMost(days)} />}
      <p className={styles.between}>{intervalWords(days, t)}</p>
      <p className={styles.between}>{spanWords(days, t)}</p>
      <GroupLine group={group} onShow={() => show({ procedure, sample: "ended", group })} />
      {running > 0 && (
        <button
          type="button"
          className={styles.counted}
          onClick={() => show({ procedure, sample: "running", group })}
        >
          {t("forecast.running", { count: running })}
        </button>
      )}
    </div>
  );
}
