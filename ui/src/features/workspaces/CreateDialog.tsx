import { useDeferredValue, useId, useState } from "react";

import type { Procedure } from "@/contract/Procedure";
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

interface Props {
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** A workspace opened by hand: a known contact is found again by name, a new one is made. */
export function CreateDialog({ onClose, onCreated }: Props) {
  const { t } = useText("workspaces");
  const [client, setClient] = useState("");
  const [procedure, setProcedure] = useState<Procedure>("OQTF");
  const [title, setTitle] = useState("");
  const list = useId();
  const asked = useDeferredValue(client.trim());
  const known =
    useAsk("contacts.list", { query: asked, limit: 8 }, { when: asked.length > 1 }).data?.items ?? [];
  const contact = known.find(({ name }) => name === client.trim());
  const create = useAct("workspaces.create", {
    quiet: true,
    onDone: ({ id }) => {
      onClose();
      onCreated(id);
    },
  });
  const submit = () =>
    create.mutate({
      procedure,
      ...(title.trim() === "" ? {} : { title: title.trim() }),
      ...(contact === undefined ? { clientName: client.trim() } : { contactId: contact.id }),
    });
  const ready = client.trim() !== "" && !create.isPending;
  return (
    <Dialog
      title={t("create.title")}
      onClose={onClose}
      data-testid="create-dialog"
      foot={
        <>
          <Button onClick={onClose}>{t("create.cancel")}</Button>
          <Button look="go" disabled={!ready} onClick={submit} data-testid="create-submit">
            {t("create.submit")}
          </Button>
        </>
      }
    >
      <form
        style={{ display: "contents" }}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) submit();
        }}
      >
        <Field
          label={t("create.client")}
          hint={
            client.trim() !== "" && contact === undefined
              ? t("create.newClient", { name: client.trim() })
              : t("create.clientHint")
          }
        >
          {(control) => (
            <Input
              autoFocus
              list={list}
              value={client}
              onChange={(event) => setClient(event.target.value)}
              data-testid="create-client"
              {...control}
            />
          )}
        </Field>
        <datalist id={list}>
          {known.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        <Field label={t("create.procedure")}>
          {(control) => (
            <Select<Procedure>
              value={procedure}
              options={PROCEDURES.map((word) => ({ value: word, label: t(`words:procedure.${word}`) }))}
              onValue={setProcedure}
              data-testid="create-procedure"
              {...control}
            />
          )}
        </Field>
        <Field label={t("create.matter")} hint={t("create.matterHint")}>
          {(control) => (
            <Input value={title} onChange={(event) => setTitle(event.target.value)} {...control} />
          )}
        </Field>
        <button type="submit" hidden />
      </form>
      {create.isError && <FailureNote failure={create.error} />}
    </Dialog>
  );
}
