import styles from "@/shared/passphrase/NewPassphrase.module.css";
import { SecretInput } from "@/shared/passphrase/SecretInput";
import { Strength } from "@/shared/passphrase/Strength";
import type { useNewPassphrase } from "@/shared/passphrase/useNewPassphrase";
import { useText } from "@/shared/text/useText";
import { Field } from "@/shared/ui/Field";

interface NewPassphraseProps {
  passphrase: ReturnType<typeof useNewPassphrase>;
  /** Prefix of the test ids: `onboarding` gives `onboarding-passphrase`, `onboarding-passphrase-again`. */
  name: string;
  autoFocus?: boolean;
}

/** The two fields of a new passphrase, with its strength. */
export function NewPassphrase({ passphrase, name, autoFocus }: NewPassphraseProps) {
  const { t } = useText("passphrase");
  const { value, setValue, again, setAgain, rating, same } = passphrase;
  return (
    <div className={styles.fields}>
      <Field label={t("new")}>
        {(control) => (
          <SecretInput
            {...control}
            autoFocus={autoFocus}
            autoComplete="new-password"
            value={value}
            onChange={(event) => setValue(event.target.value)}
            data-testid={`${name}-passphrase`}
          />
        )}
      </Field>
      <Strength rating={rating} typed={value !== ""} />
      <Field
        label={t("again")}
        wrong={again !== "" && !same && !value.startsWith(again) ? t("different") : undefined}
      >
        {(control) => (
          <SecretInput
            {...control}
            autoComplete="new-password"
            value={again}
            onChange={(event) => setAgain(event.target.value)}
            data-testid={`${name}-passphrase-again`}
          />
        )}
      </Field>
    </div>
  );
}
