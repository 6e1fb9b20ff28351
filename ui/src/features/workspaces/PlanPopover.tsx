import { CalendarClock } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";

import { PlanFields } from "@/features/workspaces/PlanFields";
import type { Plan } from "@/features/workspaces/PlanFields";
import { PlanWords } from "@/features/workspaces/PlanWords";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import { Popover } from "@/shared/ui/Popover";

import styles from "./Plan.module.css";

interface Props {
  /** The line: its words, who sees to it, by when. */
  of: { label: string; ownerId: string | null; owner: string | null; dueOn: string | null };
  withLabel?: boolean;
  pending: boolean;
  onSave: (plan: Plan) => void;
  foot?: (close: () => void) => ReactNode;
}

/** By when and who, at the end of a line; a click changes it. What is not planned shows it only when one comes near. */
export function PlanPopover({ of, withLabel = false, pending, onSave, foot }: Props) {
  const { t } = useText("workspaces");
  const [open, setOpen] = useState(false);
  const planned = of.dueOn !== null || of.owner !== null;
  const close = () => setOpen(false);
  const name = t(withLabel ? "tasks.edit" : "plan.of", { label: of.label });
  return (
    <Popover
      aria-label={name}
      align="end"
      open={open}
      onOpen={setOpen}
      trigger={
        <button
          type="button"
          className={styles.trigger}
          data-planned={planned}
          aria-label={name}
          title={of.owner ?? name}
          data-testid="plan"
        >
          {planned ? <PlanWords owner={of.owner} dueOn={of.dueOn} /> : <Icon of={CalendarClock} small />}
        </button>
      }
    >
      <PlanFields
        plan={{ label: of.label, ownerId: of.ownerId ?? "", dueOn: of.dueOn ?? "" }}
        withLabel={withLabel}
        pending={pending}
        onSave={(plan) => {
          onSave(plan);
          close();
        }}
        foot={foot?.(close)}
      />
    </Popover>
  );
}
