import type { ItemView } from "@/contract/ItemView";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { dayAndTime, listTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Checkbox } from "@/shared/ui/Checkbox";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Rows.module.css";

/** One piece or step; a tick says who did it and when. */
export function ChecklistItem({ item }: { item: ItemView }) {
  const { t, language } = useText("workspaces");
  const toast = useToast();
  const mayWork = useMay("work");
  const tick = useAct("workspaces.tick");
  const done = item.doneAt !== null;
  const set = (to: boolean) =>
    tick.mutate(
      { id: item.id, done: to },
      {
        onSuccess: () =>
          toast.show(t(to ? "checklist.ticked" : "checklist.unticked", { label: item.label }), () =>
            tick.mutate({ id: item.id, done: !to }),
          ),
      },
    );
  const said =
    item.doneAt !== null && item.doneBy !== null
      ? t("checklist.doneBy", { who: item.doneBy, when: dayAndTime(item.doneAt, language, new Date()) })
      : undefined;
  const about = [
    item.condition === "" ? "" : t("checklist.condition", { condition: item.condition.replace(/^si /i, "") }),
    item.source === "" ? "" : t("checklist.source", { source: item.source }),
  ].filter((words) => words !== "");
  return (
    <li className={styles.row} data-done={done} data-testid="checklist-item">
      <Checkbox
        checked={done}
        onChecked={set}
        disabled={!mayWork || tick.isPending}
        aria-label={item.label}
        data-testid="checklist-tick"
      />
      <span className={styles.label} title={[item.label, ...about].join("\n")}>
        {item.mandatory && !done ? <strong>{item.label}</strong> : item.label}
      </span>
      <span className={styles.note} title={said}>
        {item.doneAt !== null
          ? listTime(item.doneAt, language, new Date())
          : !item.mandatory
            ? t("checklist.optional")
            : t(`checklist.${item.kind}`, { defaultValue: "" })}
      </span>
    </li>
  );
}
