import {
  DndContext,
  DragOverlay,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDndContext,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useEffect } from "react";
import type { ReactNode } from "react";

import type { ProspectRow } from "@/contract/ProspectRow";
import type { Stage } from "@/contract/Stage";
import { nameOf } from "@/shared/prospects/nameOf";

import styles from "./CampaignSpace.module.css";

interface Props {
  selected: ReadonlySet<string>;
  onPut: (ids: string[], stage: Stage) => void;
  children: ReactNode;
}

/** People are dragged from stage to stage; the keys do the same, so nothing is lost without a pointer. */
export function StageDrag({ selected, onPut, children }: Props) {
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    // A finger that moves at once scrolls; one that rests first drags.
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  );
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragEnd={({ active, over }) => {
        const row = active.data.current?.row as ProspectRow | undefined;
        if (row === undefined || over === null || over.id === row.stage) return;
        onPut(selected.has(row.id) ? [...selected] : [row.id], over.id as Stage);
      }}
    >
      {children}
      <Ghost selected={selected} />
    </DndContext>
  );
}

function Ghost({ selected }: { selected: ReadonlySet<string> }) {
  const { active } = useDndContext();
  const row = active?.data.current?.row as ProspectRow | undefined;
  const many = row !== undefined && selected.has(row.id) ? selected.size : 1;
  const dragging = active !== null;
  useEffect(() => {
    if (!dragging) return;
    // Escape lets go of the card; the page has a meaning of its own for it, and would leave.
    const keep = (event: KeyboardEvent) => event.key === "Escape" && event.preventDefault();
    window.addEventListener("keydown", keep, true);
    return () => window.removeEventListener("keydown", keep, true);
  }, [dragging]);
  return (
    <DragOverlay dropAnimation={null}>
      {row !== undefined && (
        <div className={styles.ghost} data-testid="prospect-ghost">
          <strong className="cut private">{nameOf(row.lead)}</strong>
          {many > 1 && <span>+{many - 1}</span>}
        </div>
      )}
    </DragOverlay>
  );
}

/** What makes a card one that can be dragged. Its row is an option of a list already, so it gets no role of its own. */
export function useStageCard(row: ProspectRow) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: row.id, data: { row } });
  return { ref: setNodeRef, ...listeners, "data-dragged": isDragging };
}

/** What makes a column one that takes cards. */
export function useStageZone(stage: Stage) {
  const { setNodeRef, isOver, active } = useDroppable({ id: stage });
  const row = active?.data.current?.row as ProspectRow | undefined;
  return { ref: setNodeRef, "data-over": isOver && row !== undefined && row.stage !== stage };
}
