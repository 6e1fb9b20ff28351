import { useDeferredValue, useId } from "react";

import type { ContactRow } from "@/contract/ContactRow";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { TextField } from "@/shared/ui/TextField";

/** The contacts whose name begins to be typed. */
export function useContactsLike(name: string): ContactRow[] {
  const asked = useDeferredValue(name.trim());
  const found = useAsk("contacts.list", { query: asked, limit: 8 }, { when: asked.length > 1 });
  return asked.length > 1 ? (found.data?.items ?? []) : [];
}

interface Props {
  client: string;
  onClient: (client: string) => void;
  contacts: ContactRow[];
  /** Whether `client` is somebody the firm knows. */
  known: boolean;
}

/** Who a workspace is for: somebody the firm knows is offered by name, anybody else is new. */
export function ClientField({ client, onClient, contacts, known }: Props) {
  const { t } = useText("workspaces");
  const list = useId();
  const name = client.trim();
  return (
    <>
      <TextField
        autoFocus
        label={t("create.client")}
        hint={name !== "" && !known ? t("create.newClient", { name }) : t("create.clientHint")}
        list={list}
        value={client}
        onText={onClient}
        data-testid="create-client"
      />
      <datalist id={list}>
        {contacts.map(({ id, name: known }) => (
          <option key={id} value={known} />
        ))}
      </datalist>
    </>
  );
}
