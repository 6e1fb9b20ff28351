import type { TodayView } from "@/contract/TodayView";
import { ClockLine } from "@/features/today/ClockLine";
import { LapseRow } from "@/features/today/LapseRow";
import styles from "@/features/today/Lapsing.module.css";
import { useRoom } from "@/features/today/useRoom";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";

/** What lapses first, by prudent date. One row is big. */
export function Lapsing({ view }: { view: TodayView }) {
  const { t } = useText("today");
  const shown = view.lapsing.slice(0, useRoom().lapsing);
  const more = view.lapsingTotal - shown.length;
  return (
    <section aria-label={t("lapsing.title")}>
      <div className={styles.head}>
        <h2>{t("lapsing.title")}</h2>
        {shown.length > 0 && (
          <>
            <span>{t("lapsing.safe")}</span>
            <span>{t("lapsing.legal")}</span>
            <span />
            <span className={styles.end}>{t("lapsing.where")}</span>
          </>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="soft">{t("lapsing.none")}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map((lapse, index) => (
            <LapseRow key={lapse.deadline.id} lapse={lapse} first={index === 0} />
          ))}
        </ul>
      )}
      <p className={styles.under}>
        {more > 0 && (
          <GoTo to={{ room: "workspaces" }} className="link" data-testid="today-more-deadlines">
            {t("lapsing.more", { count: more })}
          </GoTo>
        )}
        <ClockLine view={view} />
      </p>
    </section>
  );
}
