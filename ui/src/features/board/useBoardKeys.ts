import type { CardView } from "@/contract/CardView";
import type { Status } from "@/contract/Status";
import { neighbour } from "@/features/board/steps";
import type { Column } from "@/features/board/useColumns";
import { useMay } from "@/shared/data/SessionContext";
import { useKeys } from "@/shared/keys/useKeys";
import type { KeyAction } from "@/shared/keys/keys";
import { extend, NOTHING, type Selection, toggle } from "@/shared/messages/selection";
import { useText } from "@/shared/text/useText";

interface Given {
  columns: Column[];
  focused: { card: CardView; column: number; row: number } | null;
  targets: string[];
  open: string | null;
  selection: Selection;
  setFocus: (focus: { id: string | null; grab: boolean }) => void;
  setSelection: (selection: Selection) => void;
  setOpen: (id: string | null) => void;
  setMoving: (open: boolean) => void;
  moveTo: (ids: string[], from: Status, to: Status | null) => void;
  move: (ids: string[], to: Status) => void;
}

/** Everything the mouse does on the board, from the keyboard. */
export function useBoardKeys(given: Given): void {
  const {
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
  } = given;
  const { t } = useText("board");
  const mayValidate = useMay("validate");
  const mayWork = useMay("work");

  const goTo = (card: CardView | undefined) => {
    if (card === undefined) return;
    setFocus({ id: card.id, grab: open === null });
    if (open !== null) setOpen(card.id);
  };
  const vertical = (by: number) => {
    if (focused === null) return goTo(columns.find(({ cards }) => cards.length > 0)?.cards[0]);
    goTo(columns[focused.column]?.cards[focused.row + by]);
  };
  const horizontal = (by: number) => {
    if (focused === null) return vertical(0);
    for (let column = focused.column + by; column >= 0 && column < columns.length; column += by) {
      const cards = columns[column]?.cards ?? [];
      if (cards.length > 0) return goTo(cards[Math.min(focused.row, cards.length - 1)]);
    }
  };
  const choose = (by: number) => {
    if (focused === null) return;
    const order = columns[focused.column]?.cards.map(({ id }) => id) ?? [];
    const next = columns[focused.column]?.cards[focused.row + by];
    if (next === undefined) return;
    setSelection(extend(selection, next.id, order, focused.card.id));
    goTo(next);
  };
  const sideways = (by: -1 | 1) => {
    if (focused === null) return;
    setFocus({ id: focused.card.id, grab: true });
    moveTo(targets, focused.card.status, neighbour(focused.card.status, by, mayWork));
    setSelection(NOTHING);
  };
  const key = (id: string, keys: string, run: () => void, hidden = false): KeyAction => ({
    id: `board.${id}`,
    keys,
    label: t(`keys.${id.replace(/[0-9]$/, "")}`),
    group: t("title"),
    hidden,
    run,
  });
  const here = focused !== null;
  useKeys([
    key("down", "j", () => vertical(1)),
    key("up", "k", () => vertical(-1)),
    ...(open === null
      ? [
          key("down2", "arrowdown", () => vertical(1), true),
          key("up2", "arrowup", () => vertical(-1), true),
          key("left", "arrowleft", () => horizontal(-1)),
          key("right", "arrowright", () => horizontal(1)),
        ]
      : []),
    key("select2", "shift+arrowdown", () => choose(1), true),
    key("select3", "shift+arrowup", () => choose(-1), true),
    key("select4", "shift+j", () => choose(1), true),
    key("select5", "shift+k", () => choose(-1), true),
    ...(here
      ? [
          key("select", "x", () => setSelection(toggle(selection, focused.card.id))),
          key("open", "enter", () => setOpen(focused.card.id)),
        ]
      : []),
    ...(mayValidate && here
      ? [
          key("moveLeft", "shift+arrowleft", () => sideways(-1)),
          key("moveRight", "shift+arrowright", () => sideways(1)),
          key("menu", "m", () => setMoving(true)),
          key("validate", "v", () => move(targets, "validated")),
        ]
      : []),
    ...(mayWork && here ? [key("done", "e", () => move(targets, "closed"))] : []),
    ...(selection.ids.size > 0 ? [key("close", "escape", () => setSelection(NOTHING), true)] : []),
  ]);
}
