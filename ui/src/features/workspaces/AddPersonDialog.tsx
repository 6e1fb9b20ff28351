import { useState } from "react";

import type { WorkspaceView } from "@/contract/WorkspaceView";
import { PARTS } from "@/features/workspaces/parts";
import type { Part } from "@/features/workspaces/parts";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Select } from "@/shared/ui/Select";
import { PersonField } from "@/shared/workspaces/PersonField";
import { usePerson } from "@/shared/workspaces/usePerson";

/** Somebody comes into the matter. */
export function AddPersonDialog({ workspace, onClose }: { workspace: WorkspaceView; onClose: () => void }) {
  const { t } = useText("workspaces");
  const [part, setPart] = useState<Part>("family");
  const typed = usePerson({ name: "" }, new Set(workspace.people.map(({ contactId }) => contactId)));
  const { person } = typed;
  const set = useAct("people.set", {
    quiet: true,
    said: () => t("people.added", { name: person?.name ?? "" }),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t("people.addTitle")}
      verb={t("people.addSubmit")}
      ready={person !== null}
      pending={set.isPending}
      failure={set.error}
      onSubmit={() => {
        if (person === null) return;
        const who = "contactId" in person ? { contactId: person.contactId } : person;
        set.mutate({ workspaceId: workspace.id, part, ...who });
      }}
      onClose={onClose}
      name="add-person-dialog"
    >
      <PersonField
        person={typed}
        label={t("people.name")}
        hint={t("people.nameHint")}
        anew={(name) => t("people.new", { name })}
        name="person-name"
      />
      <Field label={t("people.part")}>
        {(control) => (
          <Select<Part>
            value={part}
            options={PARTS.map((value) => ({ value, label: t(`people.${value}`) }))}
            onValue={setPart}
            data-testid="person-part"
            {...control}
          />
        )}
      </Field>
    </FormDialog>
  );
}
