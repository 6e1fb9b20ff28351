import type { AgendaView } from "@/contract/AgendaView";
import type { AppointmentView } from "@/contract/AppointmentView";

/** What every view of the agenda is given. */
export interface Shown {
  view: AgendaView;
  days: { from: string; to: string };
  /** The day that the view is about. */
  day: string;
  today: string;
  onDay: (day: string) => void;
  onOpen: (appointment: AppointmentView) => void;
  /** Moves an appointment to another day. */
  onMove: (appointment: AppointmentView, day: string) => void;
}
