import type { TaskView } from "@/contract/TaskView";
import type { Plan } from "@/features/workspaces/PlanFields";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

const kept = (plan: Plan) => ({
  label: plan.label,
  ...(plan.dueOn === "" ? {} : { dueOn: plan.dueOn }),
  ...(plan.ownerId === "" ? {} : { ownerId: plan.ownerId }),
});
const planOf = (task: TaskView): Plan => ({
  label: task.label,
  dueOn: task.dueOn ?? "",
  ownerId: task.ownerId ?? "",
});

/** What can be done with a task; everything can be taken back. */
export function useTaskActs(workspaceId: string, task: TaskView) {
  const { t } = useText("workspaces");
  const toast = useToast();
  const save = useAct("tasks.save");
  const finish = useAct("tasks.finish");
  const remove = useAct("tasks.remove");
  const { id, label } = task;
  const write = (plan: Plan) => save.mutateAsync({ workspaceId, id, ...kept(plan) });
  return {
    pending: save.isPending || finish.isPending || remove.isPending,
    finish: (done: boolean) =>
      finish.mutate(
        { id, done },
        {
          onSuccess: () =>
            toast.show(t(done ? "checklist.ticked" : "checklist.unticked", { label }), () =>
              finish.mutate({ id, done: !done }),
            ),
        },
      ),
    change: (plan: Plan) =>
      save.mutate(
        { workspaceId, id, ...kept(plan) },
        {
          onSuccess: () =>
            toast.show(t("tasks.changed", { label: plan.label }), () => void write(planOf(task))),
        },
      ),
    remove: () =>
      remove.mutate(
        { id },
        {
          // Saving it again brings it back as it was, done or not.
          onSuccess: () =>
            toast.show(t("tasks.removed", { label }), () => {
              void write(planOf(task)).then(() => {
                if (task.doneAt !== null) finish.mutate({ id, done: true });
              });
            }),
        },
      ),
  };
}
