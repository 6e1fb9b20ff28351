import { Check, ListTodo } from "lucide-react";

import type { DueTaskView } from "@/contract/DueTaskView";
import type { Scope } from "@/contract/Scope";
import styles from "@/features/today/Items.module.css";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { calendarDay, instant } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";
import { useToast } from "@/shared/ui/Toasts";

/** Lines; the agenda has the rest. */
const LINES = 5;

/** What the firm, or the person, has to do by today, what is late first. Nothing when there is nothing. */
export function Tasks({ scope }: { scope: Scope }) {
  const { t, language } = useText("today");
  const toast = useToast();
  const mayWork = useMay("work");
  const due = useAsk("tasks.due", { scope, limit: LINES });
  const finish = useAct("tasks.finish");
  const tick = useAct("workspaces.tick");
  if (due.data === undefined || due.data.total === 0) return null;
  const { items, total, today } = due.data;
  const done = ({ id, isPiece, label }: DueTaskView) => {
    const set = (done: boolean, onSuccess: () => void) =>
      (isPiece ? tick : finish).mutate({ id, done }, { onSuccess });
    set(true, () =>
      toast.show(t("workspaces:checklist.ticked", { label }), () => set(false, () => undefined)),
    );
  };
  return (
    <section className={styles.section} aria-label={t("tasks.title")} data-testid="today-tasks">
      <div className={styles.head}>
        <h2>{t("tasks.title")}</h2>
        <span className="quiet num">{count(total, language)}</span>
        {total > items.length && (
          <GoTo to={{ room: "agenda" }} className="link small end">
            {t("tasks.all")}
          </GoTo>
        )}
      </div>
      <ul>
        {items.map((task) => (
          <li key={task.id} className={styles.item} data-testid="today-task">
            <Icon of={ListTodo} className={styles.icon} />
            <div className={styles.body}>
              <GoTo to={{ room: "workspaces", id: task.workspaceId }} className="cut private">
                <b>{task.label}</b>
              </GoTo>
              <span className={styles.second}>
                {task.overdue && <b className="red nowrap">{t("tasks.overdue")}</b>}
                <span className="cut">
                  {task.dueOn === today ? "" : `${calendarDay(task.dueOn, language, instant(today))}, `}
                  <span className="private">{task.who}</span> {task.reference}
                  {task.owner !== null && `, ${task.owner}`}
                </span>
              </span>
            </div>
            {mayWork && (
              <span className={styles.acts}>
                <Button
                  look="quiet"
                  size="small"
                  icon={Check}
                  aria-label={t("tasks.doneLabel", { label: task.label })}
                  onClick={() => done(task)}
                  data-testid="today-task-done"
                >
                  {t("tasks.done")}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
