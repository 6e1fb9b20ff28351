import type { Status } from "@/contract/Status";
import type { UndoView } from "@/contract/UndoView";
import { useAct } from "@/shared/data/useAct";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** Leads back to where the step was taken. */
type Undone = (() => void) | undefined;

/** The sentence that says what was done; that of the new state without it. */
type Said = "reopened" | "closedUnanswered" | undefined;

/** What can be done to one message or to many. Each says what it did and offers to take it back. */
export interface MessageActions {
  /** `then` runs when the office has done it, `undone` when a person has taken it back. */
  move: (ids: string[], to: Status, follow?: { then?: () => void; undone?: Undone; said?: Said }) => void;
  /** Puts to sleep until then, or wakes. */
  snooze: (ids: string[], until: Date | null, undone?: Undone) => void;
  assign: (ids: string[], to: { id: string; name: string } | null) => void;
  markRead: (ids: string[], read: boolean) => void;
}

/** The steps that the inbox and the board share. */
export function useMessageActions(): MessageActions {
  const { t, language } = useText("messages");
  const toast = useToast();
  const undo = useAct("inbox.undo", { onDone: () => toast.show(t("toast.undone")) });
  const read = useAct("inbox.mark_read");
  const move = useAct("inbox.move");
  const snooze = useAct("inbox.snooze");
  const assign = useAct("inbox.assign");

  function tell(done: UndoView, sentence: (count: number) => string, undone?: Undone): void {
    const back = () => undo.mutate({ token: done.token }, { onSuccess: () => undone?.() });
    if (done.changed > 0) toast.show(sentence(done.changed), back);
    if (done.refused > 0) toast.show(t("toast.refused", { count: done.refused }));
  }

  return {
    move: (ids, to, { then, undone, said } = {}) =>
      move.mutate(
        { ids, to },
        {
          onSuccess(done) {
            tell(done, (count) => t(`toast.${said ?? to}`, { count }), undone);
            then?.();
          },
        },
      ),
    snooze: (ids, until, undone) =>
      snooze.mutate(until === null ? { ids } : { ids, until: until.toISOString() }, {
        onSuccess: (done) =>
          tell(
            done,
            (count) =>
              until === null
                ? t("toast.woken", { count })
                : t("toast.snoozed", { count, when: dayAndTime(until, language, new Date()) }),
            undone,
          ),
      }),
    assign: (ids, to) =>
      assign.mutate(to === null ? { ids } : { ids, userId: to.id }, {
        onSuccess: (done) =>
          tell(done, (count) =>
            to === null ? t("toast.unassigned", { count }) : t("toast.assigned", { count, who: to.name }),
          ),
      }),
    markRead: (ids, asRead) => read.mutate({ ids, read: asRead }),
  };
}
