import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { FormEvent } from "react";

import type { Failure } from "@/contract/Failure";
import type { FirmEntry } from "@/contract/FirmEntry";
import styles from "@/features/unlock/UnlockPage.module.css";
import { useAct } from "@/shared/data/useAct";
import { CodeField, isCode } from "@/shared/secondFactor/CodeField";
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

/** Reasons to ask for the code of the telephone. */
const CODES = ["code_wanted", "wrong_code", "code_wait"];

/** Opens a firm with its passphrase, or with the keyring when it remembers. */
export function PassphraseForm({ firm, keyring, tryKeyring, onEntered }: PassphraseFormProps) {
  const { t } = useText("unlock");
  const [passphrase, setPassphrase] = useState("");
  const [code, setCode] = useState("");
  const [remember, setRemember] = useState(firm.remembered);
  /** How often the passphrase was wrong: the second failure reads like the first. */
  const [wrong, setWrong] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const unlock = useAct("firm.unlock", { onDone: onEntered, quiet: true });
  const automatic = useAct("firm.unlock", { onDone: onEntered, quiet: true });
  const mayTry = tryKeyring && firm.remembered && automatic.isIdle;
  const tryIt = useEffectEvent(() => {
    if (mayTry) automatic.mutate({ tenantId: firm.tenantId });
  });
  useEffect(() => tryIt(), []);
  // A try that is under way has no reason yet, and what it was asked stays on the screen.
  const asks = ({ error, isPending }: { error: Failure | null; isPending: boolean }) =>
    CODES.includes(error?.reason ?? "") || (isPending && code !== "");
  const byKeyring = asks(automatic);
  const wantsCode = byKeyring || asks(unlock);
  const ready = (byKeyring || passphrase !== "") && (!wantsCode || isCode(code));
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const { tenantId } = firm;
    if (byKeyring) automatic.mutate({ tenantId, code });
    else
      unlock.mutate(
        { tenantId, passphrase, remember, ...(wantsCode ? { code } : {}) },
        {
          onError({ reason }) {
            if (CODES.includes(reason)) return;
            setWrong(wrong + 1);
            field.current?.select();
          },
        },
      );
  };
  if (mayTry || (automatic.isPending && code === ""))
    return <p role="status">{t("opening", { firm: firm.name })}</p>;
  const failure = unlock.error ?? automatic.error;
  return (
    <form className={styles.form} onSubmit={open}>
      {!byKeyring && (
        <SecretField
          ref={field}
          label={t("passphrase")}
          autoFocus
          autoComplete="current-password"
          value={passphrase}
          onText={setPassphrase}
          data-testid="unlock-passphrase"
        />
      )}
      {wantsCode && <CodeField value={code} onText={setCode} autoFocus />}
      {failure !== null && <FailureNote key={wrong} failure={failure} />}
      {failure !== null && wrong > 1 && (
        <p className="small soft" role="status" data-testid="unlock-tries">
          {t("tries", { count: wrong })}
        </p>
      )}
      {keyring && !byKeyring && (
        <Checkbox checked={remember} onChecked={setRemember} data-testid="unlock-remember">
          {t("remember")}
        </Checkbox>
      )}
      <Button
        type="submit"
        look="go"
        size="large"
        disabled={!ready || unlock.isPending || automatic.isPending}
        data-testid="unlock-open"
      >
        {t(unlock.isPending || automatic.isPending ? "checking" : "open")}
      </Button>
    </form>
  );
}
