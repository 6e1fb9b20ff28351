import type { BatchView } from "@/contract/BatchView";
import { useAct } from "@/shared/data/useAct";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** The day so many days after one, `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The next call or mail: done, or on another day. Each time the status line offers to take it back. */
export function useFollowUp() {
  const { t, language } = useText("prospects");
  const toast = useToast();
  const undo = useAct("prospects.undo", { said: () => t("followUp.undone") });
  const set = useAct("prospects.set_follow_up", {
    onDone: (done: BatchView, { day }) => {
      if (done.changed === 0) return;
      const said = day ? t("followUp.moved", { day: calendarDay(day, language) }) : t("followUp.wasDone");
      toast.show(said, () => undo.mutate({ batch: done.batch }));
    },
  });
  return {
    done: (id: string) => set.mutate({ ids: [id], day: null }),
    move: (id: string, day: string) => set.mutate({ ids: [id], day }),
    busy: set.isPending,
  };
}
