import { Trash2 } from "lucide-react";

import type { TaskView } from "@/contract/TaskView";
import { PlanPopover } from "@/features/workspaces/PlanPopover";
import { PlanWords } from "@/features/workspaces/PlanWords";
import { useTaskActs } from "@/features/workspaces/useTaskActs";
import { useMay } from "@/shared/data/SessionContext";
import { dayAndTime, listTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Checkbox } from "@/shared/ui/Checkbox";

import styles from "./Rows.module.css";

/** One thing to do: a tick, its words, by when and who. */
export function TaskLine({ workspaceId, task }: { workspaceId: string; task: TaskView }) {
  const { t, language } = useText("workspaces");
  const mayWork = useMay("work");
  const act = useTaskActs(workspaceId, task);
  const done = task.doneAt !== null;
  const said =
    task.doneAt !== null && task.doneBy !== null
      ? t("checklist.doneBy", { who: task.doneBy, when: dayAndTime(task.doneAt, language, new Date()) })
      : undefined;
  return (
    <li className={styles.row} data-done={done} data-testid="task">
      <Checkbox
        checked={done}
        onChecked={act.finish}
        disabled={!mayWork || act.pending}
        aria-label={task.label}
        data-testid="task-tick"
      />
      <span className={`${styles.label} private`} title={task.label}>
        {task.label}
      </span>
      <span className={styles.note} title={said}>
        {task.doneAt !== null ? (
          listTime(task.doneAt, language, new Date())
        ) : mayWork ? (
          <PlanPopover
            of={task}
            withLabel
            pending={act.pending}
            onSave={act.change}
            foot={(close) => (
              <Button
                look="quiet"
                size="small"
                icon={Trash2}
                onClick={() => {
                  act.remove();
                  close();
                }}
                data-testid="task-remove"
              >
                {t("tasks.remove")}
              </Button>
            )}
          />
        ) : (
          <PlanWords owner={task.owner} dueOn={task.dueOn} />
        )}
      </span>
    </li>
  );
}
