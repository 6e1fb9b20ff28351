import { useEffect, useEffectEvent, useState } from "react";
import type { FormEvent } from "react";

import type { FirmEntry } from "@/contract/FirmEntry";
import styles from "@/features/unlock/UnlockPage.module.css";
import { useAct } from "@/shared/data/useAct";
import { SecretField } from "@/shared/passphrase/SecretField";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Checkbox } from "@/shared/ui/Checkbox";
import { FailureNote } from "@/shared/ui/FailureNote";

interface PassphraseFormProps {
  firm: FirmEntry;
  keyring: boolean;
  /** At the start the keyring may open it; after a lock a person must. */
  tryKeyring: boolean;
  onEntered: () => void;
}

/** Opens a firm with its passphrase, or with the keyring when it remembers. */
export function PassphraseForm({ firm, keyring, tryKeyring, onEntered }: PassphraseFormProps) {
  const { t } = useText("unlock");
  const [passphrase, setPassphrase] = useState("");
  const [remember, setRemember] = useState(firm.remembered);
  const unlock = useAct("firm.unlock", { onDone: onEntered, quiet: true });
  const automatic = useAct("firm.unlock", { onDone: onEntered, quiet: true });
  const mayTry = tryKeyring && firm.remembered && automatic.isIdle;
  const tryIt = useEffectEvent(() => {
    if (mayTry) automatic.mutate({ tenantId: firm.tenantId });
  });
  useEffect(() => tryIt(), []);
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== "") unlock.mutate({ tenantId: firm.tenantId, passphrase, remember });
  };
  if (mayTry || automatic.isPending) return <p role="status">{t("opening", { firm: firm.name })}</p>;
  const failure = unlock.error ?? automatic.error;
  return (
    <form className={styles.form} onSubmit={open}>
      <SecretField
        label={t("passphrase")}
        autoFocus
        autoComplete="current-password"
        value={passphrase}
        onText={setPassphrase}
        data-testid="unlock-passphrase"
      />
      {failure !== null && <FailureNote failure={failure} />}
      {keyring && (
        <Checkbox checked={remember} onChecked={setRemember} data-testid="unlock-remember">
          {t("remember")}
        </Checkbox>
      )}
      <Button
        type="submit"
        look="go"
        size="large"
        disabled={passphrase === "" || unlock.isPending}
        data-testid="unlock-open"
      >
        {t(unlock.isPending ? "checking" : "open")}
      </Button>
    </form>
  );
}
