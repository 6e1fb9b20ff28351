import { Folder } from "lucide-react";
import { memo } from "react";

import type { DecisionRow } from "@/contract/DecisionRow";
import { cutAtMarks } from "@/shared/text/cutAtMarks";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import type { RowState } from "@/shared/ui/VirtualList";

import styles from "./CaseLawPage.module.css";

/** Tags that a line has room for. */
const FEW = 2;

/** One decision of the list: how it is cited, what came of it, and the passage that was looked for. */
export const DecisionLine = memo(function DecisionLine({
  row,
  active,
  selected,
}: { row: DecisionRow } & RowState) {
  const { t } = useText("caselaw");
  return (
    <div
      className={styles.line}
      data-active={active}
      data-selected={selected}
      data-testid="decision-row"
      data-id={row.id}
    >
      <strong className={styles.title}>{row.citation || row.title}</strong>
      {row.snippet !== "" && (
        <span className={styles.snippet}>
          {cutAtMarks(row.snippet, row.marks).map((piece, index) =>
            piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text,
          )}
        </span>
      )}
      <span className={styles.under}>
        <span className="small soft cut">{row.outcome || t("noOutcome")}</span>
        {row.tags.slice(0, FEW).map((tag) => (
          <span key={tag} className={styles.tag}>
            {tag}
          </span>
        ))}
        {row.tags.length > FEW && <span className="small quiet num">+{row.tags.length - FEW}</span>}
        {row.workspaces > 0 && (
          <span className="row small quiet num end" title={t("uses.count", { count: row.workspaces })}>
            <Icon of={Folder} small label={t("uses.count", { count: row.workspaces })} />
            {row.workspaces}
          </span>
        )}
      </span>
    </div>
  );
});
