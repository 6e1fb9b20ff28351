import { AppointmentDialog } from "@/shared/agenda/AppointmentDialog";
import { begunAt, formOf } from "@/shared/agenda/appointmentForm";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** A hearing or an appointment that a message announces. */
export interface Announced {
  /** The alert that asks for it. */
  alertId: string;
  /** `hearing_announced` or `appointment_announced`. */
  kind: string;
  day: string;
  /** `10:15`, when the message gives it. */
  hour: string | null;
  workspaceId: string;
  /** Whose matter it is. */
  whose: string;
  /** What the message says. */
  said: string;
}

/** An hour, in minutes: a person says otherwise. */
const USUAL = { aDay: true, minutes: 60 };

/** Puts an announced day into the agenda, on its hour; its alert is then taken on. */
export function AnnouncedDialog({ announced, onClose }: { announced: Announced; onClose: () => void }) {
  const { t } = useText("workspaces");
  const toast = useToast();
  const act = useAct("workspaces.acknowledge_alert");
  const { alertId, kind, day, hour, workspaceId, whose, said } = announced;
  const whole = formOf({ day, allDay: true });
  const { from, to, allDay } = hour === null ? whole : begunAt({ ...whole, allDay: false }, hour, USUAL);
  return (
    <AppointmentDialog
      appointment={{
        day,
        allDay,
        from,
        to,
        title: t(`alerts.appointment.${kind}`, { title: whose }),
        notes: said,
        workspaceId,
        workspaceName: whose,
      }}
      onClose={onClose}
      onMade={(undo) =>
        act.mutate(
          { id: alertId },
          {
            onSuccess: () =>
              toast.show(t("alerts.inAgenda"), () => {
                undo();
                act.mutate({ id: alertId, takeBack: true });
              }),
          },
        )
      }
    />
  );
}
