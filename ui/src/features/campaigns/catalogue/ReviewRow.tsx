import { Check, X } from "lucide-react";
import { memo } from "react";

import type { StagedRow } from "@/contract/StagedRow";
import { confidenceOf } from "@/features/campaigns/catalogue/confidence";
import { money } from "@/shared/text/money";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import { MachineMark } from "@/shared/ui/MachineMark";

import styles from "./Review.module.css";

/** One product that was read: what it is, what is odd, and how sure. */
export const ReviewRow = memo(function ReviewRow(props: {
  row: StagedRow;
  active: boolean;
  selected: boolean;
}) {
  const { row, active, selected } = props;
  const { t, language } = useText("catalogue");
  const { fields, state, page, warnings } = row;
  const [odd] = warnings;
  const waits = state === "waiting";
  return (
    <div
      className={styles.row}
      data-active={active}
      data-selected={selected}
      data-state={state}
      data-id={row.id}
      data-testid="staged-row"
    >
      <span className="cut">{fields.name ?? fields.reference ?? t("noName")}</span>
      <span className={styles.under}>
        <span className="num">
          {fields.priceCents === null ? "–" : money(fields.priceCents, fields.currency, language)}
        </span>
        <span className="cut quiet">
          {waits && odd !== undefined ? `${t(`odd.${odd}`)}, ` : ""}
          {t("onPage", { page })}
        </span>
        {waits ? (
          row.byHand ? (
            <span className="quiet">{t("byHand")}</span>
          ) : (
            <MachineMark confidence={confidenceOf(row.confidence)} />
          )
        ) : (
          <span className={styles.done}>
            <Icon of={state === "rejected" ? X : Check} small />
            {t(`short.${state}`)}
          </span>
        )}
      </span>
    </div>
  );
});
