import { ChartNoAxesColumn } from "lucide-react";

import { OutcomesRow } from "@/features/workspaces/OutcomesRow";
import { daysMost } from "@/features/workspaces/delayWords";
import { useAsk } from "@/shared/data/useAsk";
import { useKept } from "@/shared/keep/useKept";
import { useKeys } from "@/shared/keys/useKeys";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";
import { Failed } from "@/shared/ui/Failed";
import { MachineMark } from "@/shared/ui/MachineMark";
import { Page } from "@/shared/ui/Page";
import { Seg } from "@/shared/ui/Seg";
import { Skeleton } from "@/shared/ui/Skeleton";

import styles from "./OutcomesPage.module.css";

type Period = "always" | "5" | "3" | "1";

/** The day so many years ago; nothing for always. */
function sinceOf(period: Period): string | undefined {
  if (period === "always") return undefined;
  const day = new Date();
  day.setFullYear(day.getFullYear() - Number(period));
  return day.toISOString().slice(0, 10);
}

/** How the firm's matters ended, procedure by procedure. */
export function OutcomesPage() {
  const { t } = useText("workspaces");
  const [period, setPeriod] = useKept<Period>("outcomes.period", "always");
  const since = sinceOf(period);
  const shown = useAsk("workspaces.outcomes", since === undefined ? {} : { since });
  const back = () => go({ room: "workspaces" });
  useKeys([
    {
      id: "outcomes.back",
      keys: "escape",
      label: t("outcomes.back"),
      group: t("title"),
      hidden: true,
      run: back,
    },
  ]);
  const lines = shown.data?.procedures ?? [];
  // One scale for all lines, or their bars could not be compared.
  const most = Math.max(1, ...lines.map(({ delay }) => (delay.days === null ? 1 : daysMost(delay.days))));
  return (
    <Page
      title={t("outcomes.title")}
      bar={
        <Seg<Period>
          value={period}
          options={[
            { value: "always", label: t("outcomes.always") },
            { value: "5", label: t("outcomes.years5") },
            { value: "3", label: t("outcomes.years3") },
            { value: "1", label: t("outcomes.year"), testid: "outcomes-year" },
          ]}
          onValue={setPeriod}
          aria-label={t("outcomes.period")}
        />
      }
      end={
        <Button look="quiet" onClick={back} data-testid="outcomes-back">
          {t("outcomes.back")}
        </Button>
      }
      scroll
      data-testid="outcomes"
    >
      {shown.isError ? (
        <Failed failure={shown.error} onRetry={() => void shown.refetch()} />
      ) : shown.data === undefined ? (
        <Skeleton rows={5} />
      ) : lines.length === 0 ? (
        <Empty icon={ChartNoAxesColumn} title={t("outcomes.emptyTitle")} data-testid="outcomes-empty">
          {t("outcomes.emptyText")}
        </Empty>
      ) : (
        <>
          <p className={styles.intro}>
            <MachineMark /> {t("outcomes.intro")}
          </p>
          <div className={styles.wide}>
            <table className={styles.table} aria-label={t("outcomes.label")}>
              <thead>
                <tr>
                  <th scope="col">{t("outcomes.procedure")}</th>
                  <th scope="col" className={styles.number}>
                    {t("outcomes.decided")}
                  </th>
                  <th scope="col">{t("outcomes.favourable")}</th>
                  <th scope="col">{t("outcomes.partly")}</th>
                  <th scope="col" className={styles.number}>
                    {t("outcomes.ended")}
                  </th>
                  <th scope="col" className={styles.number}>
                    {t("outcomes.running")}
                  </th>
                  <th scope="col">{t("outcomes.delay")}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <OutcomesRow key={line.procedure} line={line} since={since} most={most} />
                ))}
              </tbody>
            </table>
          </div>
          {period !== "always" && <p className={styles.hint}>{t("outcomes.periodHint")}</p>}
        </>
      )}
    </Page>
  );
}
