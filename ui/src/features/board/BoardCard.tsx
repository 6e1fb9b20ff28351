import { useDraggable } from "@dnd-kit/core";
import { memo, useEffect, useRef } from "react";
import type { MouseEvent } from "react";

import type { CardView } from "@/contract/CardView";
import { CardFace } from "@/features/board/CardFace";
import { useText } from "@/shared/text/useText";
import { shiftTakes } from "@/shared/ui/shiftTakes";

import styles from "./BoardCard.module.css";

interface Props {
  card: CardView;
  /** The card the keyboard is on. */
  focused: boolean;
  /** Whether the focus goes to it now, not only when one tabs to the board. */
  grab: boolean;
  chosen: boolean;
  open: boolean;
  onCard: (card: CardView, event: MouseEvent) => void;
  position: number;
  total: number;
}

/** A card that can be dragged, opened, chosen. */
export const BoardCard = memo(function BoardCard(props: Props) {
  const { card, focused, grab, chosen, open, onCard, position, total } = props;
  const { t } = useText("board");
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: card.id, data: { card } });
  const box = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    if (grab) box.current?.focus({ preventScroll: true });
  }, [grab]);
  return (
    <div
      ref={(element) => {
        box.current = element;
        setNodeRef(element);
      }}
      {...listeners}
      className={styles.card}
      role="option"
      tabIndex={focused ? 0 : -1}
      aria-selected={chosen}
      aria-posinset={position}
      aria-setsize={total}
      aria-description={t("card.help")}
      data-row={card.id}
      data-id={card.id}
      data-chosen={chosen}
      data-open={open}
      data-here={grab}
      data-dragging={isDragging}
      data-done={card.status === "closed"}
      data-testid="board-card"
      onMouseDown={shiftTakes}
      onClick={(event) => onCard(card, event)}
    >
      <CardFace card={card} />
    </div>
  );
});
