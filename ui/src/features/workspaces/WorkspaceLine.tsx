import { memo } from "react";

import type { WorkspaceRow } from "@/contract/WorkspaceRow";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";
import { Countdown } from "@/shared/ui/Countdown";
import { Progress } from "@/shared/ui/Progress";
import { ShapeWord } from "@/shared/ui/ShapeWord";
import { UrgencyWord } from "@/shared/ui/UrgencyWord";

import styles from "./WorkspaceLine.module.css";

interface Props {
  row: WorkspaceRow;
  active: boolean;
  onOpen: (id: string) => void;
}

/** One workspace of the list: the prudent date first, then whose matter it is and what is missing. */
export const WorkspaceLine = memo(function WorkspaceLine({ row, active, onOpen }: Props) {
  const { t, language } = useText("workspaces");
  const next = row.nextDeadline;
  const now = new Date();
  return (
    <div
      className={styles.line}
      data-active={active}
      data-testid="workspace-row"
      data-id={row.id}
      onClick={() => onOpen(row.id)}
    >
      <div className={styles.two}>
        {next === null ? (
          <span className="quiet">{t("list.noDeadline")}</span>
        ) : (
          <>
            <Countdown to={next.dueSafeAt} className={styles.left} />
            <span className={`small soft num cut ${next.state === "proposed" ? "proposed" : ""}`}>
              {calendarDay(next.dueSafeAt, language, now)}
              {next.state === "proposed"
                ? `, ${t("list.proposed")}`
                : next.dueAt !== next.dueSafeAt &&
                  `, ${t("list.legal", { date: calendarDay(next.dueAt, language, now) })}`}
            </span>
          </>
        )}
      </div>
      <div className={styles.two}>
        <span className={`${styles.client} cut private`}>{row.client}</span>
        <span className="small soft cut">
          <span className="num">{row.reference}</span>{" "}
          <span className="private">{row.title.replace(`${row.client}, `, "")}</span>
        </span>
      </div>
      <span className="cut soft">{t(`words:procedure.${row.procedure}`)}</span>
      <UrgencyWord urgency={row.urgency} />
      <span className={styles.progress}>
        <Progress
          share={row.items === 0 ? 0 : row.done / row.items}
          label={t("list.progressOf", { done: row.done, total: row.items })}
        />
        <span className="small soft num">{t("list.progressOf", { done: row.done, total: row.items })}</span>
      </span>
      <span className={styles.end}>
        {row.alerts > 0 && (
          <span
            title={t("list.alerts", { count: row.alerts })}
            aria-label={t("list.alerts", { count: row.alerts })}
            role="img"
          >
            <ShapeWord kind="near">{row.alerts}</ShapeWord>
          </span>
        )}
        <Avatar name={row.responsible} label={row.responsible ?? t("list.nobody")} />
      </span>
    </div>
  );
});
