import { useState } from "react";

import type { MessageView } from "@/contract/MessageView";
import type { Procedure } from "@/contract/Procedure";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { FormDialog } from "@/shared/ui/FormDialog";
import { TextField } from "@/shared/ui/TextField";
import { ClientField, useContactsLike } from "@/shared/workspaces/ClientField";
import { ProcedureField } from "@/shared/workspaces/ProcedureField";

interface Props {
  /** The message it is opened from: it is filed there, and says who and what. */
  message?: MessageView;
  onBack?: () => void;
  onClose: () => void;
  onCreated?: (id: string) => void;
}

/** A workspace opened by a person, by hand or from a message. A known contact is found again by name, a new one is made. */
export function CreateDialog({ message, onBack, onClose, onCreated }: Props) {
  const { t } = useText("workspaces");
  const sender = message?.contact ?? null;
  const [client, setClient] = useState(sender?.name ?? message?.from.name ?? "");
  const [procedure, setProcedure] = useState<Procedure>(
    message === undefined ? "OQTF" : (message.analysis?.procedure.value ?? "AUTRE"),
  );
  const [title, setTitle] = useState("");
  const contacts = useContactsLike(client);
  const name = client.trim();
  const contact = sender?.name === name ? sender : contacts.find((other) => other.name === name);
  const create = useAct("workspaces.create", {
    quiet: true,
    said: () => t("create.done"),
    onDone: ({ id }) => {
      onClose();
      onCreated?.(id);
    },
  });
  const submit = () =>
    create.mutate({
      procedure,
      ...(title.trim() === "" ? {} : { title: title.trim() }),
      ...(message === undefined ? {} : { messageId: message.id }),
      ...(contact === undefined ? { clientName: name } : { contactId: contact.id }),
    });
  return (
    <FormDialog
      title={t("create.title")}
      verb={t("create.submit")}
      ready={name !== ""}
      pending={create.isPending}
      failure={create.error}
      onSubmit={submit}
      onClose={onClose}
      onBack={onBack}
      name="create-workspace"
    >
      <ClientField client={client} onClient={setClient} contacts={contacts} known={contact !== undefined} />
      <ProcedureField procedure={procedure} onProcedure={setProcedure} />
      <TextField
        label={t("create.matter")}
        hint={t("create.matterHint")}
        value={title}
        onText={setTitle}
        data-testid="create-title"
      />
    </FormDialog>
  );
}
