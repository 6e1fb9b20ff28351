import type { LapseView } from "@/contract/LapseView";
import styles from "@/features/today/Lapsing.module.css";
import { clockTime, dayAndTime, dayNumber, instant } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { stillOpen } from "@/shared/deadlines/stillOpen";
import { useKeys } from "@/shared/keys/useKeys";
import { go } from "@/shared/route/route";
import type { Route } from "@/shared/route/route";
import { Avatar } from "@/shared/ui/Avatar";
import { Button } from "@/shared/ui/Button";
import { Countdown, shapeOf } from "@/shared/ui/Countdown";
import { GoTo } from "@/shared/ui/GoTo";
import { MachineMark } from "@/shared/ui/MachineMark";

/** One deadline: what is left, the prudent date, the legal one, whose it is, and its one next step. */
export function LapseRow({ lapse, first }: { lapse: LapseView; first: boolean }) {
  const { t, language } = useText("today");
  const now = useNow();
  const { deadline, workspaceId, client, responsible, missing } = lapse;
  const place: Route = { room: "workspaces", id: workspaceId };
  const open = () => go(place);
  useKeys(
    first ? [{ id: "today.first", keys: "enter", label: t("lapsing.open"), hidden: true, run: open }] : [],
  );
  const proposed = deadline.state === "proposed";
  const same = deadline.dueAt === deadline.dueSafeAt;
  const year = new Date(now);
  const still = stillOpen(deadline, now);
  // The hour is what counts on the last day, and the line has room for one of the two.
  const endsToday = still !== null && dayNumber(instant(still.until)) === dayNumber(year);
  return (
    <li
      className={`${styles.row} ${first ? styles.first : ""}`}
      data-kind={shapeOf(deadline.dueSafeAt, now)}
      data-testid="today-lapse"
      onDoubleClick={open}
    >
      <Countdown to={deadline.dueSafeAt} className={styles.left} />
      <time className={`${styles.safe} ${proposed ? "proposed" : ""}`} dateTime={deadline.dueSafeAt}>
        {dayAndTime(deadline.dueSafeAt, language, year)}
      </time>
      <span className={styles.legal}>
        {same ? (
          t("lapsing.same")
        ) : (
          <time dateTime={instant(deadline.dueAt).toISOString()}>
            {dayAndTime(deadline.dueAt, language, year)}
          </time>
        )}
      </span>
      <span className={`${styles.who} cut private`}>
        <GoTo to={place} data-testid="today-lapse-who">
          <b>
            <bdi>{client}</bdi>
          </b>
          <span>
            {still !== null && (
              <strong data-testid="today-still-open">
                {endsToday
                  ? t(`lapsing.stillToday.${still.reading}`, { until: clockTime(still.until, language) })
                  : t(`lapsing.still.${still.reading}`, { until: dayAndTime(still.until, language, year) })}
              </strong>
            )}
            {deadline.title}
          </span>
        </GoTo>
      </span>
      <span className={styles.end}>
        {proposed && <MachineMark confidence={deadline.confidence} />}
        {first || proposed ? (
          <Button
            look={first ? "go" : "plain"}
            size={first ? "normal" : "small"}
            keys={first ? "enter" : undefined}
            onClick={open}
            data-testid="today-lapse-open"
          >
            {t(proposed ? "lapsing.check" : "lapsing.open")}
          </Button>
        ) : missing > 0 ? (
          t("lapsing.missing", { count: missing })
        ) : (
          t("lapsing.complete")
        )}
      </span>
      <Avatar name={responsible} label={responsible ?? t("lapsing.nobody")} />
    </li>
  );
}
