import { FileText } from "lucide-react";

import type { DocumentRow } from "@/contract/DocumentRow";
import type { ItemView } from "@/contract/ItemView";
import { PlanPopover } from "@/features/workspaces/PlanPopover";
import { PlanWords } from "@/features/workspaces/PlanWords";
import { DROP_ITEM, useDropItem } from "@/shared/bringin/dropPlace";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { readingWords } from "@/shared/documents/readingWords";
import { dayAndTime, listTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Checkbox } from "@/shared/ui/Checkbox";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Rows.module.css";

interface Props {
  item: ItemView;
  /** The documents that are it. */
  documents: DocumentRow[];
}

/** One piece or step; a tick says who did it and when. A file dropped on it becomes its document. */
export function ChecklistItem({ item, documents }: Props) {
  const { t, language } = useText("workspaces");
  const toast = useToast();
  const mayWork = useMay("work");
  const tick = useAct("workspaces.tick");
  const plan = useAct("workspaces.plan_item");
  const done = item.doneAt !== null;
  const hovered = useDropItem() === item.id;
  const [proof] = documents;
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
  const put = (ownerId: string | null, dueOn: string | null) => ({
    id: item.id,
    ...(ownerId === null || ownerId === "" ? {} : { ownerId }),
    ...(dueOn === null || dueOn === "" ? {} : { dueOn }),
  });
  const change = (ownerId: string, dueOn: string) =>
    plan.mutate(put(ownerId, dueOn), {
      onSuccess: () =>
        toast.show(t("plan.saved", { label: item.label }), () => plan.mutate(put(item.ownerId, item.dueOn))),
    });
  const said =
    item.doneAt !== null && item.doneBy !== null
      ? t("checklist.doneBy", { who: item.doneBy, when: dayAndTime(item.doneAt, language, new Date()) })
      : undefined;
  const planned = !done && (item.owner !== null || item.dueOn !== null);
  const when = item.condition === "" ? "" : t("checklist.condition", { condition: item.condition });
  const about = [
    item.mandatory ? t("checklist.mandatory") : "",
    when,
    item.source === "" ? "" : t("checklist.source", { source: item.source }),
  ].filter((words) => words !== "");
  return (
    <li
      className={styles.row}
      data-done={done}
      data-over={hovered}
      {...{ [DROP_ITEM]: item.id }}
      data-testid="checklist-item"
    >
      <Checkbox
        id={`tick-${item.id}`}
        checked={done}
        onChecked={set}
        disabled={!mayWork || tick.isPending}
        aria-label={item.label}
        data-testid="checklist-tick"
      />
      <label htmlFor={`tick-${item.id}`} className={styles.label} title={[item.label, ...about].join("\n")}>
        {item.mandatory && !done ? (
          <>
            <strong>{item.label}</strong>
            <span className="hidden-text">, {t("checklist.mandatory")}</span>
          </>
        ) : (
          item.label
        )}
        {!done && when !== "" && <span className={styles.when}>{when}</span>}
      </label>
      <span className={styles.note} title={said}>
        {!done && mayWork && (
          <PlanPopover
            of={item}
            pending={plan.isPending}
            onSave={({ ownerId, dueOn }) => change(ownerId, dueOn)}
          />
        )}
        {planned && !mayWork && <PlanWords owner={item.owner} dueOn={item.dueOn} />}
        {proof !== undefined ? (
          <GoTo
            to={{ room: "documents", id: proof.id }}
            className={styles.proof}
            title={documents.map(({ filename }) => filename).join("\n")}
            data-testid="checklist-document"
          >
            <Icon of={FileText} small label={t("checklist.proof", { name: proof.filename })} />
            {documents.length > 1
              ? t("checklist.proofs", { count: documents.length })
              : readingWords(proof.reading, t, language)}
          </GoTo>
        ) : item.doneAt !== null ? (
          listTime(item.doneAt, language, new Date())
        ) : planned ? null : !item.mandatory ? (
          t("checklist.optional")
        ) : (
          t(`checklist.${item.kind}`, { defaultValue: "" })
        )}
      </span>
    </li>
  );
}
