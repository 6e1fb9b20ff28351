import { useState } from "react";

import type { MessageView } from "@/contract/MessageView";
import type { Procedure } from "@/contract/Procedure";
import { useAct } from "@/shared/data/useAct";
import { PROCEDURES } from "@/shared/messages/words";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Field } from "@/shared/ui/Field";
import { Input } from "@/shared/ui/Input";
import { Select } from "@/shared/ui/Select";

interface Props {
  message: MessageView;
  onBack: () => void;
  onClose: () => void;
}

/** A workspace opened from a message: the client and the procedure are filled in from it. */
export function NewWorkspaceFields({ message, onBack, onClose }: Props) {
  const { t } = useText("inbox");
  const [procedure, setProcedure] = useState<Procedure>(message.analysis?.procedure.value ?? "AUTRE");
  const known = message.contact;
  const [client, setClient] = useState(known?.name ?? message.from.name);
  const create = useAct("workspaces.create", { quiet: true, said: () => t("file.created"), onDone: onClose });
  const submit = () =>
    create.mutate({
      procedure,
      messageId: message.id,
      ...(known !== null && known.name === client ? { contactId: known.id } : { clientName: client.trim() }),
    });
  return (
    <Dialog
      title={t("file.new")}
      onClose={onClose}
      data-testid="new-workspace-dialog"
      foot={
        <>
          <Button onClick={onBack}>{t("file.cancel")}</Button>
          <Button
            look="go"
            disabled={client.trim() === "" || create.isPending}
            onClick={submit}
            data-testid="create-workspace"
          >
            {t("file.create")}
          </Button>
        </>
      }
    >
      <Field label={t("file.client")}>
        {(control) => (
          <Input value={client} onChange={(event) => setClient(event.target.value)} {...control} />
        )}
      </Field>
      <Field label={t("file.procedure")}>
        {(control) => (
          <Select<Procedure>
            value={procedure}
            options={PROCEDURES.map((word) => ({ value: word, label: t(`words:procedure.${word}`) }))}
            onValue={setProcedure}
            {...control}
          />
        )}
      </Field>
      {create.isError && <FailureNote failure={create.error} />}
    </Dialog>
  );
}
