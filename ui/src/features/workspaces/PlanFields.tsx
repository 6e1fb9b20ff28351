import { useState } from "react";
import type { ReactNode } from "react";

import { OwnerSelect } from "@/features/workspaces/OwnerSelect";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { DayInput } from "@/shared/ui/DayInput";
import { Field } from "@/shared/ui/Field";
import { FormBlock, useFormBlocks } from "@/shared/ui/formBlock";
import { TextField } from "@/shared/ui/TextField";

import styles from "./Plan.module.css";

/** What is said about a task or an item: empty text for nobody and for no day. */
export interface Plan {
  label: string;
  ownerId: string;
  dueOn: string;
}

interface Props {
  plan: Plan;
  /** Whether the words of the line may change too. */
  withLabel: boolean;
  pending: boolean;
  onSave: (plan: Plan) => void;
  /** At the foot, before the verb. */
  foot?: ReactNode;
}

/** By when and who; Enter keeps it. */
export function PlanFields({ plan, withLabel, pending, onSave, foot }: Props) {
  const { t } = useText("workspaces");
  const [label, setLabel] = useState(plan.label);
  const [ownerId, setOwner] = useState(plan.ownerId);
  const [dueOn, setDue] = useState(plan.dueOn);
  const { blocked, block } = useFormBlocks();
  const ready = label.trim() !== "" && !blocked && !pending;
  return (
    <form
      className={styles.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave({ label: label.trim(), ownerId, dueOn });
      }}
    >
      {withLabel && (
        <TextField
          autoFocus
          size="small"
          label={t("tasks.what")}
          value={label}
          onText={setLabel}
          maxLength={300}
          data-testid="plan-label"
        />
      )}
      <FormBlock value={block}>
        <Field label={t("plan.due")}>
          {(control) => (
            <DayInput
              size="small"
              autoFocus={!withLabel}
              value={dueOn}
              onDay={setDue}
              data-testid="plan-due"
              {...control}
            />
          )}
        </Field>
      </FormBlock>
      <Field label={t("plan.owner")}>
        {(control) => (
          <OwnerSelect ownerId={ownerId} onOwner={setOwner} data-testid="plan-owner" {...control} />
        )}
      </Field>
      <div className={styles.foot}>
        {foot}
        <Button
          size="small"
          look="go"
          type="submit"
          className="end"
          disabled={!ready}
          data-testid="plan-save"
        >
          {t("page.save")}
        </Button>
      </div>
    </form>
  );
}
