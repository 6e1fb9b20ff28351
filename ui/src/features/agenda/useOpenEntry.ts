import type { AppointmentView } from "@/contract/AppointmentView";
import type { EntryView } from "@/contract/EntryView";
import { go } from "@/shared/route/route";

/** An appointment opens its form, everything else the workspace it belongs to. */
export function useOpenEntry(onOpen: (appointment: AppointmentView) => void): (entry: EntryView) => void {
  return (entry) => {
    if (entry.appointment !== null) onOpen(entry.appointment);
    else if (entry.workspaceId !== null) go({ room: "workspaces", id: entry.workspaceId });
  };
}
