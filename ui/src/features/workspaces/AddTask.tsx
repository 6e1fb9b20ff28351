import { Plus } from "lucide-react";
import { useState } from "react";
import type { RefObject } from "react";

import { OwnerSelect } from "@/features/workspaces/OwnerSelect";
import { useAct } from "@/shared/data/useAct";
import { useBegun } from "@/shared/keep/useBegun";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { DayInput } from "@/shared/ui/DayInput";
import { FormBlock, useFormBlocks } from "@/shared/ui/formBlock";
import { Icon } from "@/shared/ui/Icon";
import { Input } from "@/shared/ui/Input";
import { Kbd } from "@/shared/ui/Kbd";

import styles from "./Tasks.module.css";

interface Props {
  workspaceId: string;
  /** The field, for the key that goes there. */
  field: RefObject<HTMLInputElement | null>;
}

const NOTHING = { label: "", dueOn: "", ownerId: "" };

/** A task in one line; once it has words, a day and a person may be said. The field stays open for the next one. */
export function AddTask({ workspaceId, field }: Props) {
  const { t } = useText("workspaces");
  const [{ label, dueOn, ownerId }, setTask, begun] = useBegun(`workspaces.task.${workspaceId}`, NOTHING);
  const [added, setAdded] = useState(0);
  const { blocked, block } = useFormBlocks();
  const clear = () => {
    begun.forget();
    setAdded(added + 1);
    field.current?.focus();
  };
  const add = useAct("tasks.save", { onDone: clear });
  const written = label.trim() !== "";
  const ready = written && !add.isPending && !blocked;
  return (
    <form
      className={styles.add}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        add.mutate({
          workspaceId,
          label: label.trim(),
          ...(dueOn === "" ? {} : { dueOn }),
          ...(ownerId === "" ? {} : { ownerId }),
        });
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        clear();
        field.current?.blur();
      }}
    >
      <Input
        ref={field}
        size="small"
        boxClassName={styles.field}
        before={<Icon of={Plus} small />}
        after={written ? <Kbd keys="enter" /> : <Kbd keys="n" />}
        value={label}
        onChange={(event) => setTask((task) => ({ ...task, label: event.target.value }))}
        placeholder={t("tasks.add")}
        aria-label={t("tasks.add")}
        maxLength={300}
        data-testid="add-task"
      />
      {written && (
        <div className={styles.more}>
          <FormBlock value={block}>
            <DayInput
              key={added}
              size="small"
              boxClassName={styles.day}
              value={dueOn}
              onDay={(dueOn) => setTask((task) => ({ ...task, dueOn }))}
              aria-label={t("plan.due")}
              data-testid="add-task-due"
            />
          </FormBlock>
          <OwnerSelect
            ownerId={ownerId}
            onOwner={(ownerId) => setTask((task) => ({ ...task, ownerId }))}
            className={styles.owner}
            aria-label={t("plan.owner")}
            data-testid="add-task-owner"
          />
          <Button size="small" type="submit" disabled={!ready} data-testid="add-task-save">
            {t("checklist.addSubmit")}
          </Button>
        </div>
      )}
    </form>
  );
}
