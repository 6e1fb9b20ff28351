import { useDroppable } from "@dnd-kit/core";
import type { ReactNode } from "react";

import type { CardView } from "@/contract/CardView";
import type { Status } from "@/contract/Status";
import { isLegal, whyNot } from "@/features/board/steps";
import { useMay } from "@/shared/data/SessionContext";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";

import styles from "./ColumnZone.module.css";

/** The place of a column: its heading, and what dropping a card here would do. */
export function ColumnZone({
  status,
  total,
  children,
}: {
  status: Status;
  total: number;
  children: ReactNode;
}) {
  const { t, language } = useText("board");
  const mayWork = useMay("work");
  const { setNodeRef, isOver, active } = useDroppable({ id: status });
  const card = active?.data.current?.card as CardView | undefined;
  const from = card?.status;
  const legal = from !== undefined && isLegal(from, status, mayWork);
  const words =
    from === undefined || from === status
      ? null
      : legal
        ? t(status === "validated" && from === "closed" ? "drop.validated_reopen" : `drop.${status}`)
        : t(whyNot(from, status));
  return (
    <section
      ref={setNodeRef}
      className={styles.column}
      aria-label={t(`column.${status}`)}
      data-testid={`board-column-${status}`}
    >
      <header className={styles.head}>
        <h2>{t(`column.${status}`)}</h2>
        <span className="num quiet" data-testid={`board-count-${status}`}>
          {count(total, language)}
        </span>
        <span className={`${styles.order} cut`}>{t(`order.${status}`)}</span>
      </header>
      {isOver && words !== null && (
        <div className={styles.drop} data-legal={legal}>
          {words}
        </div>
      )}
      {children}
    </section>
  );
}
