import type { Announcements } from "@dnd-kit/core";
import { useMemo } from "react";

import type { CardView } from "@/contract/CardView";
import { useText } from "@/shared/text/useText";

/** What a screen reader says while a card is dragged, in the person's language. */
export function useDragWords() {
  const { t } = useText("board");
  return useMemo(() => {
    const who = (data: { current?: unknown }) =>
      (data.current as { card?: CardView } | undefined)?.card?.title ?? "";
    const announcements: Announcements = {
      onDragStart: ({ active }) => t("dnd.lifted", { who: who(active.data) }),
      onDragOver: ({ over }) =>
        over === null ? undefined : t("dnd.over", { column: t(`column.${over.id}`) }),
      onDragEnd: ({ over }) =>
        over === null ? t("dnd.cancelled") : t("dnd.dropped", { column: t(`column.${over.id}`) }),
      onDragCancel: () => t("dnd.cancelled"),
    };
    return { announcements, screenReaderInstructions: { draggable: t("dnd.instructions") } };
  }, [t]);
}
