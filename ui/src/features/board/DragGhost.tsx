import { DragOverlay, useDndContext } from "@dnd-kit/core";

import type { CardView } from "@/contract/CardView";
import { CardFace } from "@/features/board/CardFace";

import styles from "./BoardCard.module.css";

/** What follows the pointer: the card, and how many go with it. Only this is drawn again while it moves. */
export function DragGhost({ chosen }: { chosen: ReadonlySet<string> }) {
  const { active } = useDndContext();
  const card = active?.data.current?.card as CardView | undefined;
  const many = card !== undefined && chosen.has(card.id) ? chosen.size : 1;
  return (
    <DragOverlay dropAnimation={null}>
      {card !== undefined && (
        <div className={styles.ghostBox} data-testid="drag-ghost">
          <div className={`${styles.card} ${styles.ghost}`}>
            <CardFace card={card} />
          </div>
          {many > 1 && <span className={styles.many}>{many}</span>}
        </div>
      )}
    </DragOverlay>
  );
}
