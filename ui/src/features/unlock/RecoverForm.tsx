import { useState } from "react";
import type { FormEvent } from "react";

import type { FirmEntry } from "@/contract/FirmEntry";
import styles from "@/features/unlock/UnlockPage.module.css";
import { useAct } from "@/shared/data/useAct";
import { NewPassphrase } from "@/shared/passphrase/NewPassphrase";
import { useNewPassphrase } from "@/shared/passphrase/useNewPassphrase";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Field } from "@/shared/ui/Field";
import { Textarea } from "@/shared/ui/Textarea";

/** How many words a kit has. */
const KIT_WORDS = 18;

/** How many words two sheets of the partners have together. */
const SHEET_WORDS = 42;

/** Opens a firm with the words of its kit and sets a new passphrase. */
export function RecoverForm({
  firm,
  onEntered,
  onBack,
}: {
  firm: FirmEntry;
  onEntered: () => void;
  onBack: () => void;
}) {
  const { t } = useText("unlock");
  const [words, setWords] = useState("");
  const passphrase = useNewPassphrase();
  const recover = useAct("firm.recover", { onDone: onEntered, quiet: true });
  const typed = words.split(/[^\p{L}]+/u).filter(Boolean).length;
  const send = (event: FormEvent) => {
    event.preventDefault();
    recover.mutate({ tenantId: firm.tenantId, words, newPassphrase: passphrase.value });
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <Field
        label={t("recover.words")}
        hint={t("recover.counted", {
          count: typed,
          total: typed > KIT_WORDS ? SHEET_WORDS : KIT_WORDS,
        })}
      >
        {(control) => (
          <Textarea
            {...control}
            autoFocus
            spellCheck={false}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            data-testid="recover-words"
          />
        )}
      </Field>
      <NewPassphrase passphrase={passphrase} name="recover" />
      {recover.error !== null && <FailureNote failure={recover.error} />}
      <div className="row">
        <Button look="quiet" size="large" onClick={onBack}>
          {t("common:back")}
        </Button>
        <Button
          type="submit"
          look="go"
          size="large"
          className="end"
          disabled={(typed !== KIT_WORDS && typed < SHEET_WORDS) || !passphrase.ready || recover.isPending}
          data-testid="recover-open"
        >
          {t(recover.isPending ? "checking" : "recover.open")}
        </Button>
      </div>
    </form>
  );
}
