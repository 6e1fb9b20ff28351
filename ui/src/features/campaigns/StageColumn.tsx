import { memo } from "react";
import { MailX } from "lucide-react";

import type { CampaignView } from "@/contract/CampaignView";
import type { ProspectRow } from "@/contract/ProspectRow";
import type { Stage } from "@/contract/Stage";
import { shortDay } from "@/features/campaigns/daysOf";
import { nameOf, placeOf } from "@/shared/prospects/nameOf";
import { useStageCard, useStageZone } from "@/features/campaigns/StageDrag";
import { countOf } from "@/features/campaigns/useStage";
import type { Rows } from "@/shared/data/useRows";
import { parisDay } from "@/shared/deadlines/rulerDays";
import { calendarDay, listTime } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Failed } from "@/shared/ui/Failed";
import { Icon } from "@/shared/ui/Icon";
import { Skeleton } from "@/shared/ui/Skeleton";
import { VirtualList } from "@/shared/ui/VirtualList";

import styles from "./CampaignSpace.module.css";

interface Props {
  campaign: CampaignView;
  stage: Stage;
  rows: Rows<ProspectRow>;
  /** Whether words narrow it. */
  filtered: boolean;
  active: string | null;
  onActive: (id: string) => void;
  selected: ReadonlySet<string>;
  onSelected: (ids: ReadonlySet<string>) => void;
}

/** Everybody in one place. */
export function StageColumn(props: Props) {
  const { campaign, stage, rows, filtered, active, onActive, selected, onSelected } = props;
  const { t, language } = useText("campaigns");
  const zone = useStageZone(stage);
  const number = filtered ? rows.total : countOf(campaign.stages, stage);
  const name = t(`stage.${stage}`);
  const ids = new Set(rows.rows.map(({ id }) => id));
  return (
    <section {...zone} className={styles.column} aria-label={name} data-testid={`stage-${stage}`}>
      <header className={styles.head}>
        <h2>
          {name} <span data-testid={`count-${stage}`}>{count(number, language)}</span>
        </h2>
        <p className="cut">{t(`about.${stage}`)}</p>
      </header>
      <div className={styles.rows}>
        {rows.failure !== null ? (
          <Failed failure={rows.failure} onRetry={rows.again} />
        ) : rows.loading ? (
          <Skeleton rows={5} />
        ) : rows.rows.length === 0 ? (
          <p className={styles.none}>{t(filtered ? "noMatch" : "nobodyHere")}</p>
        ) : (
          <VirtualList
            items={rows.rows}
            rowHeight={52}
            render={(row, state) => <Card row={row} active={row.id === active} selected={state.selected} />}
            active={active !== null && ids.has(active) ? active : null}
            onActive={onActive}
            selected={new Set([...selected].filter((id) => ids.has(id)))}
            onSelected={onSelected}
            onEnd={rows.more}
            place={`campaign.${campaign.id}.${stage}`}
            label={name}
            data-testid={`list-${stage}`}
          />
        )}
      </div>
    </section>
  );
}

const Card = memo(function Card(props: { row: ProspectRow; active: boolean; selected: boolean }) {
  const { row, active, selected } = props;
  const { t, language } = useText("campaigns");
  const { lead } = row;
  const dragged = useStageCard(row);
  return (
    <div
      {...dragged}
      className={styles.card}
      data-active={active}
      data-selected={selected}
      data-id={row.id}
      data-testid="prospect-row"
    >
      <strong className="cut private">{nameOf(lead)}</strong>
      <span className={styles.under}>
        <span className="cut private">{placeOf(lead)}</span>
        {lead.email === null ? (
          <span className={styles.missing}>
            <Icon of={MailX} small /> {t("noAddress")}
          </span>
        ) : row.followUp !== null && row.followUp < parisDay(new Date()) ? (
          <span className={styles.late}>
            {t("followUpLate", { day: calendarDay(row.followUp, language, new Date()) })}
          </span>
        ) : row.followUp !== null ? (
          <span>{t("followUpOn", { day: shortDay(row.followUp, language) })}</span>
        ) : row.answer !== null && row.answer !== "yes" ? (
          <span>{t(`answer.${row.answer}`)}</span>
        ) : (
          <time dateTime={row.createdAt}>{listTime(row.createdAt, language, new Date())}</time>
        )}
      </span>
    </div>
  );
});
