import { useState } from "react";

import type { Procedure } from "@/contract/Procedure";
import type { WorkspaceView } from "@/contract/WorkspaceView";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { PROCEDURES } from "@/shared/messages/words";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Field } from "@/shared/ui/Field";
import { Input } from "@/shared/ui/Input";
import { Select } from "@/shared/ui/Select";
import { Textarea } from "@/shared/ui/Textarea";

/** The words of a workspace, who is responsible, and which procedure it is. */
export function EditDialog({ workspace, onClose }: { workspace: WorkspaceView; onClose: () => void }) {
  const { t } = useText("workspaces");
  const [title, setTitle] = useState(workspace.title);
  const [description, setDescription] = useState(workspace.description);
  const [procedure, setProcedure] = useState<Procedure>(workspace.procedure);
  const [responsibleId, setResponsible] = useState(workspace.responsibleId ?? "");
  const members = useAsk("members.list", {}).data?.members ?? [];
  const update = useAct("workspaces.update", { quiet: true, said: () => t("page.saved"), onDone: onClose });
  const submit = () =>
    update.mutate({ id: workspace.id, title: title.trim(), description, procedure, responsibleId });
  return (
    <Dialog
      title={t("page.edit")}
      onClose={onClose}
      data-testid="edit-dialog"
      foot={
        <>
          <Button onClick={onClose}>{t("page.cancel")}</Button>
          <Button
            look="go"
            disabled={title.trim() === "" || update.isPending}
            onClick={submit}
            data-testid="edit-submit"
          >
            {t("page.save")}
          </Button>
        </>
      }
    >
      <Field label={t("create.matter")}>
        {(control) => (
          <Input
            autoFocus
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            data-testid="edit-title"
            {...control}
          />
        )}
      </Field>
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
      <Field label={t("create.procedure")}>
        {(control) => (
          <Select<Procedure>
            value={procedure}
            options={PROCEDURES.map((word) => ({ value: word, label: t(`words:procedure.${word}`) }))}
            onValue={setProcedure}
            {...control}
          />
        )}
      </Field>
      <Field label={t("page.notes")}>
        {(control) => (
          <Textarea
            rows={4}
            value={description}
            placeholder={t("page.notesHint")}
            onChange={(event) => setDescription(event.target.value)}
            {...control}
          />
        )}
      </Field>
      {update.isError && <FailureNote failure={update.error} />}
    </Dialog>
  );
}
