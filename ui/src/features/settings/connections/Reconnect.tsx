import { useState } from "react";

import type { AccountView } from "@/contract/AccountView";
import { useAct } from "@/shared/data/useAct";
import { SecretField } from "@/shared/passphrase/SecretField";
import { useText } from "@/shared/text/useText";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Input } from "@/shared/ui/Input";

/** Gives a mailbox its new password. */
export function Reconnect({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const { t } = useText("connections");
  const [secret, setSecret] = useState("");
  const reconnect = useAct("accounts.reconnect", {
    quiet: true,
    onDone: onClose,
    said: () => t("reconnect.done", { label: account.label }),
  });
  return (
    <FormDialog
      title={t("reconnect.title", { label: account.label })}
      about={t("reconnect.about")}
      verb={t("reconnect.verb")}
      busy={t("reconnect.trying")}
      ready={secret !== ""}
      pending={reconnect.isPending}
      failure={reconnect.error}
      onSubmit={() => reconnect.mutate({ id: account.id, secret })}
      onClose={onClose}
      name="reconnect"
    >
      <Field label={t("server.username")}>
        {(control) => <Input {...control} value={account.username} readOnly />}
      </Field>
      <SecretField
        label={t("server.password")}
        autoFocus
        autoComplete="current-password"
        value={secret}
        onText={setSecret}
        data-testid="reconnect-secret"
      />
    </FormDialog>
  );
}
