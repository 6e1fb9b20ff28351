import { useState } from "react";

import type { DeadlineView } from "@/contract/DeadlineView";
import { useMay } from "@/shared/data/SessionContext";
import { DeadlineMenu } from "@/shared/deadlines/DeadlineMenu";
import { Doubts } from "@/shared/deadlines/Doubts";
import { HowComputed } from "@/shared/deadlines/HowComputed";
import { LapsedActions } from "@/shared/deadlines/LapsedActions";
import { ProposedActions } from "@/shared/deadlines/ProposedActions";
import { SecondAction } from "@/shared/deadlines/SecondAction";
import { calendarDay, dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Countdown } from "@/shared/ui/Countdown";
import { MachineMark } from "@/shared/ui/MachineMark";

import styles from "./DeadlineCard.module.css";

interface Props {
  deadline: DeadlineView;
  /** Where another date would be entered; without it only yes and no are possible. */
  workspaceId: string | null;
  /** The key that confirms it, when this is the one that the key means. */
  keys?: string | undefined;
  /** Every point to check is open: its key was pressed once. */
  doubted?: boolean;
}

/** A deadline with the prudent date first: dashed until a person confirms it, its computation one click away. */
export function DeadlineCard({ deadline, workspaceId, keys, doubted = false }: Props) {
  const { t, language } = useText("deadlines");
  const [shown, setShown] = useState(false);
  const mayWork = useMay("work");
  const proposed = deadline.state === "proposed";
  const lapsed = deadline.lapsedAt !== null;
  const live = proposed || deadline.state === "confirmed" || lapsed;
  return (
    <section
      className={styles.card}
      data-state={deadline.state}
      data-testid="deadline-card"
      aria-label={deadline.title}
    >
      <div className={styles.head}>
        <h3>{t(lapsed ? "unexplained" : deadline.state)}</h3>
        {proposed && (
          <span className="end">
            <MachineMark confidence={deadline.confidence} />
          </span>
        )}
        {!proposed && mayWork && (
          <span className="end">
            <DeadlineMenu deadline={deadline} />
          </span>
        )}
      </div>
      <p className="soft small">{deadline.title}</p>
      <p className={styles.date}>{dayAndTime(deadline.dueSafeAt, language, new Date())}</p>
      <p className={styles.second}>
        {live && <Countdown to={deadline.dueSafeAt} className={styles.left} />}
        {deadline.dueSafeAt !== deadline.dueAt && (
          <span>{t("legal", { date: calendarDay(deadline.dueAt, language, new Date()) })}</span>
        )}
        <button
          type="button"
          className="link end"
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
          data-testid="show-computation"
        >
          {t(shown ? "hideComputation" : "computation")}
        </button>
      </p>
      {shown && <HowComputed {...deadline} warnings={proposed ? [] : deadline.warnings} />}
      {proposed && <Doubts warnings={deadline.warnings} all={doubted || shown} />}
      {lapsed && <LapsedActions deadline={deadline} mayWork={mayWork} />}
      {proposed && mayWork && <ProposedActions deadline={deadline} workspaceId={workspaceId} keys={keys} />}
      {deadline.note !== "" && <p className="small soft private">{deadline.note}</p>}
      {!lapsed && deadline.confirmedBy !== null && deadline.confirmedAt !== null && (
        <p className="small soft">
          {t(deadline.state === "confirmed" ? "confirmedBy" : "decidedBy", {
            who: deadline.confirmedBy,
            when: dayAndTime(deadline.confirmedAt, language, new Date()),
          })}
        </p>
      )}
      {deadline.state === "confirmed" && mayWork && <SecondAction deadline={deadline} />}
    </section>
  );
}
