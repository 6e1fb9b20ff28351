import type { AppointmentView } from "@/contract/AppointmentView";
import type { EntryView } from "@/contract/EntryView";
import { keep } from "@/shared/keep/useKept";
import { go } from "@/shared/route/route";

/** An appointment opens its form, a follow-up its prospect, everything else the workspace it belongs to. */
export function useOpenEntry(onOpen: (appointment: AppointmentView) => void): (entry: EntryView) => void {
  return (entry) => {
    if (entry.appointment !== null) onOpen(entry.appointment);
    else if (entry.campaignId !== null) {
      keep(`campaigns.at.${entry.campaignId}`, entry.id);
      go({ room: "campaigns", id: entry.campaignId });
    } else if (entry.workspaceId !== null) go({ room: "workspaces", id: entry.workspaceId });
  };
}
