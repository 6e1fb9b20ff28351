import type { AppointmentView } from "@/contract/AppointmentView";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { dueOf } from "@/shared/deadlines/dueOf";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** What is done with appointments outside their dialog; each can be taken back. */
export function useAgendaActions() {
  const { t, language } = useText("agenda");
  const host = useHost();
  const toast = useToast();
  const update = useAct("agenda.update");
  const exported = useAct("agenda.export", { said: ({ entries }) => t("exported", { count: entries }) });
  return {
    /** Moves an appointment to another day, its hour and length kept. */
    move(appointment: AppointmentView, day: string) {
      const { id, startAt, endAt, allDay } = appointment;
      const before = allDay
        ? { start: startAt.slice(0, 10), end: endAt.slice(0, 10) }
        : { start: startAt, end: endAt };
      const start = allDay ? day : dueOf(day, startAt.slice(11, 16));
      update.mutate(
        { id, start },
        {
          onSuccess: (moved) =>
            toast.show(t("moved", { when: dayAndTime(moved.startAt, language, new Date()) }), () =>
              update.mutate({ id, ...before }),
            ),
        },
      );
    },
    remove({ id }: AppointmentView, onDone: () => void) {
      update.mutate(
        { id, removed: true },
        {
          onSuccess: () => {
            toast.show(t("removed"), () => update.mutate({ id, removed: false }));
            onDone();
          },
        },
      );
    },
    saveFile(workspaceId?: string) {
      const write = async () => {
        const [place] = await host.pick("save", t("file"));
        if (place !== undefined)
          exported.mutate({ place: place.token, ...(workspaceId === undefined ? {} : { workspaceId }) });
      };
      void write().catch(toast.fail);
    },
  };
}
