import type { WorkspaceView } from "@/contract/WorkspaceView";
import { DelayFigure } from "@/features/workspaces/DelayFigure";
import { SuccessFigure } from "@/features/workspaces/SuccessFigure";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { MachineMark } from "@/shared/ui/MachineMark";
import { Section } from "@/shared/ui/Section";

import styles from "./Forecast.module.css";

/** What closed matters say about this open one. It counts; it changes nothing here. */
export function Forecast({ workspace }: { workspace: WorkspaceView }) {
  const { t } = useText("workspaces");
  const shown = useAsk("workspaces.forecast", { id: workspace.id }).data;
  if (shown === undefined) return null;
  const { procedure, success, delay } = shown;
  const most = Math.max(success.group.n, delay.group.n);
  const silent = success.rates === null && delay.days === null;
  return (
    <Section title={t("forecast.title")} end={<MachineMark />} data-testid="forecast">
      {silent ? (
        <p className={styles.none} data-testid="forecast-insufficient">
          {t("forecast.insufficient", {
            of: t("list.count", { count: most }),
            needed: success.group.needed,
          })}
        </p>
      ) : (
        <>
          <SuccessFigure procedure={procedure} success={success} />
          <DelayFigure procedure={procedure} delay={delay} />
          <p className={styles.caution}>{t("forecast.caution")}</p>
        </>
      )}
      <GoTo className="link small" to={{ room: "workspaces", id: "outcomes" }} data-testid="forecast-all">
        {t("forecast.all")}
      </GoTo>
    </Section>
  );
}
