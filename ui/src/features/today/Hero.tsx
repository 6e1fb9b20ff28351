import type { TodayView } from "@/contract/TodayView";
import styles from "@/features/today/Hero.module.css";
import { length } from "@/shared/text/countdown";
import { longDay } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";

/** The day, one sentence, three numbers. */
export function Hero({ view }: { view: TodayView }) {
  const { t, language } = useText("today");
  const now = useNow();
  const proposed = view.lapsing.filter(({ deadline }) => deadline.state === "proposed").length;
  const sentence = [
    view.within72h === 0 ? t("hero.calm") : t("hero.within", { count: view.within72h }),
    proposed === 0 ? "" : t("hero.proposed", { count: proposed }),
  ].filter((part) => part !== "");
  return (
    <header className={styles.hero}>
      <div>
        <h2 className={styles.day}>{longDay(new Date(now), language)}</h2>
        <p className={styles.sentence}>{sentence.join(", ")}</p>
      </div>
      <div className={styles.trio}>
        <GoTo to={{ room: "workspaces" }} className={styles.one} data-testid="today-within">
          <b className={view.within72h > 0 ? "red" : undefined}>{count(view.within72h, language)}</b>
          <span>{t("trio.within", { count: view.within72h })}</span>
        </GoTo>
        <GoTo to={{ room: "inbox" }} className={styles.one} data-testid="today-decisions">
          <b>{count(view.decideTotal, language)}</b>
          <span>{t("trio.decide", { count: view.decideTotal })}</span>
        </GoTo>
        <GoTo
          to={{ room: "board" }}
          className={styles.one}
          title={t("trio.responseMeans")}
          data-testid="today-response"
        >
          <b>
            {view.meanResponseMinutes === null ? "–" : length(view.meanResponseMinutes * 60_000, language)}
          </b>
          <span>{t("trio.response")}</span>
        </GoTo>
      </div>
    </header>
  );
}
