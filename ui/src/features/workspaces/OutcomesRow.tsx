import type { ForecastView } from "@/contract/ForecastView";
import type { Outcome } from "@/contract/Outcome";
import type { RateView } from "@/contract/RateView";
import type { Sample } from "@/contract/Sample";
import { Interval } from "@/features/workspaces/Interval";
import { useCounted } from "@/features/workspaces/useCounted";
import { count, percent } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";

import styles from "./OutcomesPage.module.css";

interface Props {
  line: ForecastView;
  since: string | undefined;
  /** The right end of the scale of days. */
  most: number;
}

/** One procedure: every number opens the list of the matters it counts. */
export function OutcomesRow({ line, since, most }: Props) {
  const { t, language } = useText("workspaces");
  const show = useCounted();
  const { procedure, success, delay } = line;
  const { rates } = success;
  const { days } = delay;
  const few = t("outcomes.few", { n: success.group.n, needed: success.group.needed });

  const matters = (n: number, sample: Sample, words: string, outcome?: Outcome) => (
    <button
      type="button"
      className={styles.open}
      disabled={n === 0}
      onClick={() =>
        show({
          procedure,
          sample,
          group: delay.group,
          since,
          ...(outcome === undefined ? {} : { outcome }),
        })
      }
      data-testid={`outcomes-${procedure}-${outcome ?? sample}`}
    >
      {words}
    </button>
  );
  const number = (n: number, sample: Sample) => matters(n, sample, count(n, language));
  const rate = (one: RateView, outcome: Outcome) => (
    <>
      <span className={styles.words}>
        {matters(one.count, "decided", percent(one.rate, language), outcome)}
        <span className={styles.range}>
          {t("outcomes.range", { low: percent(one.low, language), high: percent(one.high, language) })}
        </span>
      </span>
      <Interval low={one.low} high={one.high} at={one.rate} most={1} />
    </>
  );
  const insufficient = (words: string) => (
    <span className={styles.few}>
      {t("outcomes.insufficient")}
      <span className={styles.range}>{words}</span>
    </span>
  );

  return (
    <tr data-few={rates === null && days === null} data-testid="outcomes-row">
      <th scope="row">{t(`words:procedure.${procedure}`)}</th>
      <td className={styles.number}>{number(success.group.n, "decided")}</td>
      {rates === null ? (
        <td colSpan={2}>{insufficient(few)}</td>
      ) : (
        <>
          <td>{rate(rates.favourable, "favourable")}</td>
          <td>{rate(rates.partly, "partly")}</td>
        </>
      )}
      <td className={styles.number}>{number(delay.group.n, "ended")}</td>
      <td className={styles.number}>{number(delay.running, "running")}</td>
      <td>
        {days === null ? (
          insufficient(t("outcomes.few", { n: delay.group.n, needed: delay.group.needed }))
        ) : (
          <>
            <span className={styles.words}>
              {days.median === null
                ? t("outcomes.notReached")
                : matters(delay.group.n, "ended", t("outcomes.days", { count: days.median }))}
              {days.low !== null && (
                <span className={styles.range}>
                  {days.high === null
                    ? t("outcomes.from", { low: days.low })
                    : t("outcomes.range", { low: days.low, high: days.high })}
                </span>
              )}
            </span>
            {days.low !== null && <Interval low={days.low} high={days.high} at={days.median} most={most} />}
          </>
        )}
      </td>
    </tr>
  );
}
