import type { DeadlineState } from "@/contract/DeadlineState";
import type { DeadlineView } from "@/contract/DeadlineView";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** Decides about a deadline, says it, and offers to take the decision back. */
export function useDecide(): (deadline: DeadlineView, state: DeadlineState, note?: string) => void {
  const { t } = useText("deadlines");
  const toast = useToast();
  const act = useAct("deadlines.decide");
  return (deadline, state, note) =>
    act.mutate(
      { id: deadline.id, state, ...(note === undefined || note === "" ? {} : { note }) },
      {
        onSuccess: () =>
          toast.show(t(`toast.${state}`), () =>
            // What lapsed by itself lapses again: it waits for its explanation as before.
            act.mutate({
              id: deadline.id,
              state: deadline.lapsedAt === null ? deadline.state : "proposed",
              ...(deadline.note === "" ? {} : { note: deadline.note }),
            }),
          ),
      },
    );
}
