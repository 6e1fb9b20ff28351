import type { RefObject } from "react";

import type { WorkspaceView } from "@/contract/WorkspaceView";
import { AddTask } from "@/features/workspaces/AddTask";
import { dueWords } from "@/features/workspaces/dueOn";
import { TaskLine } from "@/features/workspaces/TaskLine";
import { useMay } from "@/shared/data/SessionContext";
import { useKept } from "@/shared/keep/useKept";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Section } from "@/shared/ui/Section";
import { ShapeWord } from "@/shared/ui/ShapeWord";

import styles from "./Rows.module.css";

interface Props {
  workspace: WorkspaceView;
  field: RefObject<HTMLInputElement | null>;
}

/** What somebody has to do: what is late first, what is done out of sight. */
export function Tasks({ workspace, field }: Props) {
  const { t, language } = useText("workspaces");
  const [all, setAll] = useKept("workspaces.tasksDone", false);
  const mayWork = useMay("work");
  const open = workspace.tasks.filter(({ doneAt }) => doneAt === null);
  const done = workspace.tasks.length - open.length;
  const now = new Date();
  const late = open.filter(
    ({ dueOn }) => dueOn !== null && dueWords(dueOn, t, language, now).shape === "critical",
  ).length;
  const shown = all ? workspace.tasks : open;
  return (
    <Section
      title={t("tasks.title")}
      count={
        open.length > 0 && (
          <>
            {count(open.length, language)}
            {late > 0 && (
              <span className="small">
                <ShapeWord kind="critical" small>
                  {t("tasks.late", { count: late })}
                </ShapeWord>
              </span>
            )}
          </>
        )
      }
      end={
        done > 0 && (
          <button type="button" className="link" onClick={() => setAll(!all)} data-testid="tasks-done">
            {all ? t("checklist.hideDone") : t("tasks.showDone", { count: done })}
          </button>
        )
      }
      data-testid="tasks"
    >
      <ul>
        {shown.map((task) => (
          <TaskLine key={task.id} workspaceId={workspace.id} task={task} />
        ))}
      </ul>
      {shown.length === 0 && <p className={styles.none}>{t(done > 0 ? "tasks.allDone" : "tasks.empty")}</p>}
      {mayWork && <AddTask workspaceId={workspace.id} field={field} />}
    </Section>
  );
}
