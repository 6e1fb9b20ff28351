import { DndContext, PointerSensor, pointerWithin, useSensor, useSensors } from "@dnd-kit/core";
import type { DragEndEvent } from "@dnd-kit/core";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { MouseEvent, ReactNode } from "react";

import type { CardView } from "@/contract/CardView";
import type { Status } from "@/contract/Status";
import { BoardColumn } from "@/features/board/BoardColumn";
import { BulkBar } from "@/features/board/BulkBar";
import { ColumnZone } from "@/features/board/ColumnZone";
import { useDragWords } from "@/features/board/dragWords";
import { DragGhost } from "@/features/board/DragGhost";
import { MoveMenu } from "@/features/board/MoveMenu";
import { isLegal, whyNot } from "@/features/board/steps";
import { useBoardKeys } from "@/features/board/useBoardKeys";
import { type Column, findCard } from "@/features/board/useColumns";
import { useOpenCard } from "@/features/board/useOpenCard";
import { useMoveCards } from "@/features/board/useMoveCards";
import { useMay } from "@/shared/data/SessionContext";
import { extend, NOTHING, type Selection, toggle } from "@/shared/messages/selection";
import { useText } from "@/shared/text/useText";
import { Drawer } from "@/shared/ui/Drawer";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./BoardPage.module.css";

interface Props {
  columns: Column[];
  /** The message that the address names. */
  open: string | null;
  message: ((id: string) => ReactNode) | undefined;
}

/** The columns under the pointer and the keyboard. While a card is dragged, only its ghost is drawn again. */
export function BoardSpace({ columns, open, message }: Props) {
  const { t } = useText("board");
  const toast = useToast();
  const [focus, setFocus] = useState<{ id: string | null; grab: boolean }>({ id: open, grab: false });
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const setOpen = useOpenCard(open);
  const space = useRef<HTMLDivElement>(null);
  const [moving, setMoving] = useState(false);
  const mayWork = useMay("work");
  const move = useMoveCards();
  const accessibility = useDragWords();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  const orders = useMemo(() => columns.map(({ cards }) => cards.map((card) => card.id)), [columns]);

  useEffect(() => {
    if (open === null) return;
    const card = space.current?.querySelector('[data-open="true"]');
    card?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [open]);

  const focused = findCard(columns, focus.id);
  const targets = selection.ids.size > 0 ? [...selection.ids] : focused === null ? [] : [focused.card.id];
  const moveTo = (ids: string[], from: Status, to: Status | null) => {
    if (to === null || !isLegal(from, to, mayWork)) toast.show(t(whyNot(from, to)));
    else move(ids, to);
  };
  const onCard = useCallback(
    (card: CardView, event: MouseEvent) => {
      setFocus({ id: card.id, grab: false });
      if (event.shiftKey)
        setSelection((now) => extend(now, card.id, orders.find((order) => order.includes(card.id)) ?? []));
      else if (event.ctrlKey || event.metaKey) setSelection((now) => toggle(now, card.id));
      else setOpen(card.id);
    },
    [orders, setOpen],
  );
  const dropped = ({ active, over }: DragEndEvent) => {
    const card = active.data.current?.card as CardView | undefined;
    if (card === undefined || over === null || over.id === card.status) return;
    moveTo(selection.ids.has(card.id) ? [...selection.ids] : [card.id], card.status, over.id as Status);
    setSelection(NOTHING);
  };
  useBoardKeys({
    columns,
    focused,
    targets,
    open,
    selection,
    setFocus,
    setSelection,
    setOpen,
    setMoving,
    moveTo,
    move,
  });

  const menu = focused !== null && (
    <MoveMenu
      from={focused.card.status}
      open={moving}
      onOpen={setMoving}
      onMove={(to) => moveTo(targets, focused.card.status, to)}
    />
  );
  return (
    <div className={styles.space}>
      <DndContext
        sensors={sensors}
        collisionDetection={pointerWithin}
        accessibility={accessibility}
        onDragEnd={dropped}
      >
        <div ref={space} className={styles.columns}>
          {columns.map((column, index) => (
            <ColumnZone key={column.status} status={column.status} total={column.total}>
              <BoardColumn
                column={column}
                focused={focused?.column === index ? focused.card.id : null}
                grab={focus.grab && focused?.column === index}
                chosen={selection.ids}
                open={open}
                onCard={onCard}
                menu={focused?.column === index ? menu : null}
              />
            </ColumnZone>
          ))}
        </div>
        <DragGhost chosen={selection.ids} />
      </DndContext>
      {selection.ids.size > 0 && (
        <BulkBar ids={targets} onMove={(to) => move(targets, to)} onClear={() => setSelection(NOTHING)} />
      )}
      {open !== null && message !== undefined && (
        <Drawer label={t("drawer.label")} onClose={() => setOpen(null)} beside data-testid="board-drawer">
          {message(open)}
        </Drawer>
      )}
    </div>
  );
}
