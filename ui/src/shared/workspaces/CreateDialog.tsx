import { useState } from "react";

import type { MessageView } from "@/contract/MessageView";
import type { Procedure } from "@/contract/Procedure";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { FormDialog } from "@/shared/ui/FormDialog";
import { TextField } from "@/shared/ui/TextField";
import { PersonField } from "@/shared/workspaces/PersonField";
import { ProcedureField } from "@/shared/workspaces/ProcedureField";
import { usePerson } from "@/shared/workspaces/usePerson";

interface Props {
  /** The message it is opened from: it is filed there, and says who and what. */
  message?: MessageView;
  onBack?: () => void;
  onClose: () => void;
  onCreated?: (id: string) => void;
}

/** A workspace opened by a person, by hand or from a message. A known contact is found again by name, address or number, a new one is made. */
export function CreateDialog({ message, onBack, onClose, onCreated }: Props) {
  const { t } = useText("workspaces");
  const sender = message?.contact ?? null;
  const client = usePerson(sender ?? { name: message?.from.name ?? "" });
  // Nobody says which it is but a letter, or a person.
  const [procedure, setProcedure] = useState<Procedure | "">(
    message === undefined ? "" : (message.analysis?.procedure.value ?? "AUTRE"),
  );
  const [title, setTitle] = useState("");
  const create = useAct("workspaces.create", {
    quiet: true,
    said: () => t("create.done"),
    onDone: ({ id }) => {
      onClose();
      onCreated?.(id);
    },
  });
  const { person } = client;
  const submit = () => {
    if (person === null || procedure === "") return;
    create.mutate({
      procedure,
      ...(title.trim() === "" ? {} : { title: title.trim() }),
      ...(message === undefined ? {} : { messageId: message.id }),
      ...("contactId" in person
        ? { contactId: person.contactId }
        : {
            clientName: person.name,
            ...(person.point === undefined ? {} : { clientPoint: person.point }),
          }),
    });
  };
  return (
    <FormDialog
      title={t("create.title")}
      verb={t("create.submit")}
      ready={person !== null && procedure !== ""}
      pending={create.isPending}
      failure={create.error}
      onSubmit={submit}
      onClose={onClose}
      onBack={onBack}
      name="create-workspace"
    >
      <PersonField
        person={client}
        label={t("create.client")}
        hint={t("create.clientHint")}
        anew={(name) => t("create.newClient", { name })}
        name="create-client"
      />
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
