import type { DeadlineState } from "@/contract/DeadlineState";
import type { DeadlineView } from "@/contract/DeadlineView";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** Decides about a deadline, says it, and offers to take the decision back. */
export function useDecide(): (deadline: DeadlineView, state: DeadlineState) => void {
  const { t } = useText("deadlines");
  const toast = useToast();
  const act = useAct("deadlines.decide");
  return (deadline, state) =>
    act.mutate(
      { id: deadline.id, state },
      {
        onSuccess: () =>
          toast.show(t(`toast.${state}`), () => act.mutate({ id: deadline.id, state: deadline.state })),
      },
    );
}
