import { ArrowDown, ArrowUp } from "lucide-react";
import { memo } from "react";

import type { ProspectRow } from "@/contract/ProspectRow";
import { shortDay } from "@/features/campaigns/daysOf";
import { nameOf, placeOf } from "@/shared/prospects/nameOf";
import { HEADS } from "@/features/campaigns/useOrder";
import type { Head, Order } from "@/features/campaigns/useOrder";
import type { Rows } from "@/shared/data/useRows";
import { listTime } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Failed } from "@/shared/ui/Failed";
import { Icon } from "@/shared/ui/Icon";
import { Skeleton } from "@/shared/ui/Skeleton";
import { VirtualList } from "@/shared/ui/VirtualList";

import styles from "./ProspectTable.module.css";

interface Props {
  campaignId: string;
  rows: Rows<ProspectRow>;
  order: Order | null;
  /** Orders by a head; nothing while the list is not here whole. */
  onOrder: ((head: Head) => void) | null;
  active: string | null;
  onActive: (id: string) => void;
  selected: ReadonlySet<string>;
  onSelected: (ids: ReadonlySet<string>) => void;
}

/** Everybody of a show, one line each, whatever stage they stand in. */
export function ProspectTable(props: Props) {
  const { campaignId, rows, order, onOrder, active, onActive, selected, onSelected } = props;
  const { t, language } = useText("campaigns");
  const nameOfHead = (head: Head) =>
    head === "who" ? t("table.who", { number: count(rows.total, language) }) : t(`table.${head}`);
  return (
    <section className={styles.table} aria-label={t("view.table")} data-testid="prospect-table">
      <div className={styles.heads} role="group" aria-label={t("table.order")}>
        {HEADS.map((head) =>
          onOrder === null ? (
            <span key={head} className="cut" aria-hidden="true">
              {nameOfHead(head)}
            </span>
          ) : (
            <button
              key={head}
              type="button"
              className={styles.sort}
              aria-pressed={order?.head === head}
              title={t("table.orderBy", { what: nameOfHead(head) })}
              onClick={() => onOrder(head)}
              data-testid={`order-${head}`}
            >
              <span className="cut">{nameOfHead(head)}</span>
              {order?.head === head && (
                <Icon
                  of={order.turned ? ArrowUp : ArrowDown}
                  small
                  label={t(order.turned ? "table.turned" : "table.straight")}
                />
              )}
            </button>
          ),
        )}
      </div>
      <div className={styles.rows}>
        {rows.failure !== null ? (
          <Failed failure={rows.failure} onRetry={rows.again} />
        ) : rows.loading ? (
          <Skeleton rows={8} />
        ) : rows.rows.length === 0 ? (
          <p className={styles.none}>{t("noMatch")}</p>
        ) : (
          <VirtualList
            items={rows.rows}
            rowHeight={36}
            render={(row, state) => <Line row={row} active={row.id === active} selected={state.selected} />}
            active={active}
            onActive={onActive}
            selected={selected}
            onSelected={onSelected}
            follow
            onEnd={rows.more}
            place={`campaign.${campaignId}.table`}
            label={t("view.table")}
            data-testid="prospect-lines"
          />
        )}
      </div>
    </section>
  );
}

const Line = memo(function Line(props: { row: ProspectRow; active: boolean; selected: boolean }) {
  const { row, active, selected } = props;
  const { t, language } = useText("campaigns");
  const { lead, stage, answer, score, followUp, createdAt } = row;
  return (
    <div
      className={styles.line}
      data-active={active}
      data-selected={selected}
      data-id={row.id}
      data-testid="prospect-line"
    >
      <strong className="cut private">{nameOf(lead)}</strong>
      <span className="cut private">{placeOf(lead)}</span>
      <span className={`cut private ${lead.email === null ? "amber" : ""}`}>
        {lead.email ?? t("noAddress")}
      </span>
      <span className="cut">{t(`stage.${stage}`)}</span>
      <span className="cut">{answer === null ? "" : t(`answer.${answer}`)}</span>
      <span className="num">{score ?? ""}</span>
      <span className="num cut">{followUp === null ? "" : shortDay(followUp, language)}</span>
      <time className="cut" dateTime={createdAt}>
        {listTime(createdAt, language, new Date())}
      </time>
    </div>
  );
});
