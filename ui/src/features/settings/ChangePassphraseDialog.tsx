import { useState } from "react";

import { useAct } from "@/shared/data/useAct";
import { NewPassphrase } from "@/shared/passphrase/NewPassphrase";
import { SecretInput } from "@/shared/passphrase/SecretInput";
import { useNewPassphrase } from "@/shared/passphrase/useNewPassphrase";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Field } from "@/shared/ui/Field";

/** One's own passphrase; the recovery kit stays good. */
export function ChangePassphraseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText("settings");
  const [current, setCurrent] = useState("");
  const passphrase = useNewPassphrase();
  const change = useAct("members.change_passphrase", {
    quiet: true,
    onDone: onClose,
    said: () => t("security.changed"),
  });
  return (
    <Dialog
      title={t("security.changeTitle")}
      about={t("security.changeAbout")}
      onClose={onClose}
      data-testid="change-passphrase"
      foot={
        <>
          <Button onClick={onClose}>{t("common:cancel")}</Button>
          <Button
            look="go"
            disabled={current === "" || !passphrase.ready || change.isPending}
            onClick={() => change.mutate({ current, new: passphrase.value })}
            data-testid="change-passphrase-save"
          >
            {t("security.change")}
          </Button>
        </>
      }
    >
      <Field label={t("security.current")}>
        {(control) => (
          <SecretInput
            {...control}
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
            data-testid="change-passphrase-current"
          />
        )}
      </Field>
      <NewPassphrase passphrase={passphrase} name="change-passphrase" />
      {change.error !== null && <FailureNote failure={change.error} />}
    </Dialog>
  );
}
