import { useState } from "react";
import type { FormEvent } from "react";

import type { AccountView } from "@/contract/AccountView";
import { useAct } from "@/shared/data/useAct";
import { SecretInput } from "@/shared/passphrase/SecretInput";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Field } from "@/shared/ui/Field";
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
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (secret !== "") reconnect.mutate({ id: account.id, secret });
  };
  return (
    <Dialog
      title={t("reconnect.title", { label: account.label })}
      about={t("reconnect.about")}
      onClose={onClose}
      data-testid="reconnect"
      foot={
        <>
          <Button onClick={onClose}>{t("common:cancel")}</Button>
          <Button
            look="go"
            type="submit"
            form="reconnect-form"
            disabled={secret === "" || reconnect.isPending}
            data-testid="reconnect-save"
          >
            {t(reconnect.isPending ? "reconnect.trying" : "reconnect.verb")}
          </Button>
        </>
      }
    >
      <form id="reconnect-form" onSubmit={send} style={{ display: "contents" }}>
        <Field label={t("server.username")}>
          {(control) => <Input {...control} value={account.username} readOnly />}
        </Field>
        <Field label={t("server.password")}>
          {(control) => (
            <SecretInput
              {...control}
              autoFocus
              autoComplete="current-password"
              value={secret}
              onChange={(event) => setSecret(event.target.value)}
              data-testid="reconnect-secret"
            />
          )}
        </Field>
      </form>
      {reconnect.error !== null && <FailureNote failure={reconnect.error} />}
    </Dialog>
  );
}
