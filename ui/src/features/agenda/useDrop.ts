import type { DragEvent } from "react";

import type { AgendaView } from "@/contract/AgendaView";
import type { Shown } from "@/features/agenda/shown";

/** Lets an appointment be dropped on a day. */
export function useDrop(view: AgendaView, onMove: Shown["onMove"]) {
  return (day: string) => ({
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      const key = event.dataTransfer.getData("text/plain");
      const entry = view.entries.find((one) => one.key === key);
      if (entry?.appointment != null && entry.at.slice(0, 10) !== day) onMove(entry.appointment, day);
    },
  });
}
