import { useState } from "react";

import { useAct } from "@/shared/data/useAct";
import { NewPassphrase } from "@/shared/passphrase/NewPassphrase";
import { SecretField } from "@/shared/passphrase/SecretField";
import { useNewPassphrase } from "@/shared/passphrase/useNewPassphrase";
import { useText } from "@/shared/text/useText";
import { FormDialog } from "@/shared/ui/FormDialog";

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
    <FormDialog
      title={t("security.changeTitle")}
      about={t("security.changeAbout")}
      verb={t("security.change")}
      ready={current !== "" && passphrase.ready}
      pending={change.isPending}
      failure={change.error}
      onSubmit={() => change.mutate({ current, new: passphrase.value })}
      onClose={onClose}
      name="change-passphrase"
    >
      <SecretField
        label={t("security.current")}
        autoComplete="current-password"
        value={current}
        onText={setCurrent}
        data-testid="change-passphrase-current"
      />
      <NewPassphrase passphrase={passphrase} name="change-passphrase" />
    </FormDialog>
  );
}
