import { useState } from "react";

import type { DeadlineState } from "@/contract/DeadlineState";
import type { DeadlineView } from "@/contract/DeadlineView";
import type { useDecide } from "@/shared/deadlines/useDecide";
import { useText } from "@/shared/text/useText";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Textarea } from "@/shared/ui/Textarea";

interface Props {
  deadline: DeadlineView;
  state: Extract<DeadlineState, "met" | "missed">;
  /** Decides; it outlives this dialog, so that the decision can be taken back. */
  onDecide: ReturnType<typeof useDecide>;
  onClose: () => void;
}

/** How a deadline ended, in a person's words. One that passed by itself is not closed without them. */
export function ReasonDialog({ deadline, state, onDecide, onClose }: Props) {
  const { t } = useText("deadlines");
  const [note, setNote] = useState("");
  const wanted = deadline.lapsedAt !== null;
  return (
    <FormDialog
      title={t(`reason.${state}`)}
      about={deadline.title}
      verb={t(state === "met" ? "markMet" : "markMissed")}
      ready={!wanted || note.trim() !== ""}
      onSubmit={() => {
        onDecide(deadline, state, note.trim());
        onClose();
      }}
      onClose={onClose}
      name="deadline-reason"
    >
      <Field label={t("reason.label")} hint={t(wanted ? "reason.wanted" : "reason.hint")}>
        {(control) => (
          <Textarea
            {...control}
            autoFocus
            rows={3}
            maxLength={2000}
            value={note}
            placeholder={t(`reason.example.${state}`)}
            onChange={(event) => setNote(event.target.value)}
            data-testid="deadline-note"
          />
        )}
      </Field>
    </FormDialog>
  );
}
