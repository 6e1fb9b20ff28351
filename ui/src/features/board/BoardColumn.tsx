import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useEffectEvent, useRef } from "react";
import type { MouseEvent, ReactNode } from "react";

import type { CardView } from "@/contract/CardView";
import { BoardCard } from "@/features/board/BoardCard";
import type { Column } from "@/features/board/useColumns";
import { useText } from "@/shared/text/useText";
import { Failed } from "@/shared/ui/Failed";
import { Skeleton } from "@/shared/ui/Skeleton";

import styles from "./BoardColumn.module.css";

/** Pixels from the top of one card to the top of the next. */
const PITCH = 90;

interface Props {
  column: Column;
  /** The card of this column that the keyboard is on. */
  focused: string | null;
  grab: boolean;
  chosen: ReadonlySet<string>;
  open: string | null;
  onCard: (card: CardView, event: MouseEvent) => void;
  menu: ReactNode;
}

const places = new Map<string, number>();

/** The cards of one column; only those in sight exist. It keeps its place when one comes back. */
export const BoardColumn = memo(function BoardColumn(props: Props) {
  const { column, focused, grab, chosen, open, onCard, menu } = props;
  const { t } = useText("board");
  const box = useRef<HTMLDivElement>(null);
  const { cards, status } = column;
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => box.current,
    estimateSize: () => PITCH,
    getItemKey: (index) => cards[index]?.id ?? index,
    overscan: 6,
    initialOffset: () => places.get(status) ?? 0,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  const more = useEffectEvent(() => column.more());
  useEffect(() => {
    if (cards.length > 0 && last >= cards.length - 30) more();
  }, [last, cards.length]);
  const at = focused === null ? -1 : cards.findIndex((card) => card.id === focused);
  const show = useEffectEvent(() => {
    if (at >= 0 && grab) virtual.scrollToIndex(at, { align: "auto" });
  });
  useEffect(() => show(), [at, grab]);

  if (column.failure !== null) return <Failed failure={column.failure} onRetry={column.again} />;
  if (column.loading) return <Skeleton rows={5} />;
  return (
    <div
      ref={box}
      className={styles.cards}
      onScroll={(event) => places.set(status, event.currentTarget.scrollTop)}
      // A list of choices without a choice is an error to a screen reader.
      role={cards.length === 0 ? "group" : "listbox"}
      aria-multiselectable={cards.length === 0 ? undefined : "true"}
      aria-label={t(`column.${status}`)}
      tabIndex={-1}
      data-testid={`board-cards-${status}`}
    >
      {cards.length === 0 && <p className={styles.none}>{t(`empty.column.${status}`)}</p>}
      <div className={styles.inner} style={{ height: virtual.getTotalSize() }} role="presentation">
        {rows.map((row) => {
          const card = cards[row.index];
          if (card === undefined) return null;
          const here = card.id === focused;
          return (
            <div
              key={card.id}
              className={styles.place}
              style={{ transform: `translateY(${row.start}px)` }}
              role="presentation"
            >
              <BoardCard
                card={card}
                focused={here || (focused === null && row.index === 0)}
                grab={here && grab}
                chosen={chosen.has(card.id)}
                open={card.id === open}
                onCard={onCard}
                position={row.index + 1}
                total={column.total}
              />
              {here && menu}
            </div>
          );
        })}
      </div>
    </div>
  );
});
