import type { Procedure } from "@/contract/Procedure";
import type { SuccessView } from "@/contract/SuccessView";
import { GroupLine } from "@/features/workspaces/GroupLine";
import { Interval } from "@/features/workspaces/Interval";
import { useCounted } from "@/features/workspaces/useCounted";
import { percent } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";

import styles from "./Forecast.module.css";

/** How often such matters were won; what was won in part stands apart. */
export function SuccessFigure({ procedure, success }: { procedure: Procedure; success: SuccessView }) {
  const { t, language } = useText("workspaces");
  const show = useCounted();
  const { group, rates } = success;
  if (rates === null) {
    return (
      <p className={styles.none}>
        {t("forecast.successInsufficient", {
          of: t("list.count", { count: group.n }),
          needed: group.needed,
        })}
      </p>
    );
  }
  const { favourable, partly } = rates;
  const share = (value: number) => percent(value, language);
  return (
    <div className={styles.figure} data-testid="forecast-success">
      <button
        type="button"
        className={styles.value}
        onClick={() => show({ procedure, sample: "decided", outcome: "favourable", group })}
      >
        {t("forecast.favourable", { rate: share(favourable.rate) })}
      </button>
      <Interval low={favourable.low} high={favourable.high} at={favourable.rate} most={1} />
      <p className={styles.between}>
        {t("forecast.between", { low: share(favourable.low), high: share(favourable.high) })}
      </p>
      <p className={styles.between}>
        {t("forecast.partly", {
          rate: share(partly.rate),
          low: share(partly.low),
          high: share(partly.high),
        })}
      </p>
      <GroupLine group={group} onShow={() => show({ procedure, sample: "decided", group })} />
    </div>
  );
}
