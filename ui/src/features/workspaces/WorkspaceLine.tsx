import { Check } from "lucide-react";
import { memo } from "react";

import type { WorkspaceRow } from "@/contract/WorkspaceRow";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import { Avatar } from "@/shared/ui/Avatar";
import { Countdown } from "@/shared/ui/Countdown";
import { Progress } from "@/shared/ui/Progress";
import { ShapeWord } from "@/shared/ui/ShapeWord";
import { UrgencyWord } from "@/shared/ui/UrgencyWord";

import styles from "./WorkspaceLine.module.css";

interface Props {
  row: WorkspaceRow;
  active: boolean;
  selected: boolean;
  /** Whether any line is chosen: then each shows its box. */
  several: boolean;
  onOpen: (id: string) => void;
  /** Chooses it or lets it go; absent for those who may not change anything. */
  onChoose?: ((id: string) => void) | undefined;
}

/** One workspace of the list: the prudent date first, then whose matter it is and what is missing. */
export const WorkspaceLine = memo(function WorkspaceLine(props: Props) {
  const { row, active, selected, several, onOpen, onChoose } = props;
  const { t, language } = useText("workspaces");
  const next = row.nextDeadline;
  const now = new Date();
  return (
    <div
      className={styles.line}
      data-active={active}
      data-selected={selected}
      data-testid="workspace-row"
      data-id={row.id}
      onClick={(event) => {
        // With a key held down, the list chooses.
        if (!event.shiftKey && !event.ctrlKey && !event.metaKey) onOpen(row.id);
      }}
    >
      {onChoose !== undefined && (
        <span
          className={styles.box}
          data-shown={several}
          data-on={selected}
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            onChoose(row.id);
          }}
          data-testid="workspace-choose"
        >
          <span className={styles.tick}>{selected && <Icon of={Check} small />}</span>
        </span>
      )}
      <div className={styles.two}>
        {row.ending !== null ? (
          <>
            <span className="cut">{t(`words:outcome.${row.ending.outcome}`)}</span>
            {row.ending.on !== null && (
              <span className="small soft num cut">{calendarDay(row.ending.on, language, now)}</span>
            )}
          </>
        ) : next === null ? (
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
        <span className={`${styles.client} cut private`}>
          <bdi>{row.client}</bdi>
        </span>
        <span className="small soft cut">
          <bdi dir="ltr" className="num">
            {row.reference}
          </bdi>{" "}
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
