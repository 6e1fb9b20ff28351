import { useState } from "react";

import type { Procedure } from "@/contract/Procedure";
import type { WorkspaceView } from "@/contract/WorkspaceView";
import { EndingFields } from "@/features/workspaces/EndingFields";
import { endingOf, endingText, isPossible } from "@/features/workspaces/endingText";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { useTooLong } from "@/shared/text/useTooLong";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Select } from "@/shared/ui/Select";
import { Textarea } from "@/shared/ui/Textarea";
import { TextField } from "@/shared/ui/TextField";
import { ProcedureField } from "@/shared/workspaces/ProcedureField";

/** The office refuses longer ones. */
const MOST_DESCRIBED = 20_000;

/** The words of a workspace, who is responsible, and which procedure it is. */
export function EditDialog({ workspace, onClose }: { workspace: WorkspaceView; onClose: () => void }) {
  const { t } = useText("workspaces");
  const [title, setTitle] = useState(workspace.title);
  const [description, setDescription] = useState(workspace.description);
  const tooLong = useTooLong(description, MOST_DESCRIBED);
  const [procedure, setProcedure] = useState<Procedure>(workspace.procedure);
  const [responsibleId, setResponsible] = useState(workspace.responsibleId ?? "");
  const [ending, setEnding] = useState(() => endingText(workspace, ""));
  const members = useAsk("members.list", {}).data?.members ?? [];
  const update = useAct("workspaces.update", { quiet: true, said: () => t("page.saved"), onDone: onClose });
  return (
    <FormDialog
      title={t("page.edit")}
      verb={t("page.save")}
      ready={title.trim() !== "" && isPossible(ending) && tooLong === undefined}
      pending={update.isPending}
      failure={update.error}
      onSubmit={() =>
        update.mutate({
          id: workspace.id,
          title: title.trim(),
          description,
          procedure,
          responsibleId,
          ...endingOf(ending, workspace.archived),
        })
      }
      onClose={onClose}
      name="edit-workspace"
    >
      <TextField
        autoFocus
        label={t("create.matter")}
        value={title}
        onText={setTitle}
        data-testid="edit-title"
      />
      <Field label={t("page.responsible")}>
        {(control) => (
          <Select
            value={responsibleId}
            options={[
              { value: "", label: t("page.nobody") },
              ...members
                .filter(({ disabled }) => !disabled)
                .map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onValue={setResponsible}
            data-testid="edit-responsible"
            {...control}
          />
        )}
      </Field>
      <ProcedureField procedure={procedure} onProcedure={setProcedure} />
      <EndingFields value={ending} onValue={setEnding} closed={workspace.archived} />
      <Field label={t("page.known")} wrong={tooLong}>
        {(control) => (
          <Textarea
            rows={4}
            value={description}
            placeholder={t("page.knownHint")}
            onChange={(event) => setDescription(event.target.value)}
            {...control}
          />
        )}
      </Field>
    </FormDialog>
  );
}
