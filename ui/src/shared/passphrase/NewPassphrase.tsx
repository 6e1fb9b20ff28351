import styles from "@/shared/passphrase/NewPassphrase.module.css";
import { SecretField } from "@/shared/passphrase/SecretField";
import { Strength } from "@/shared/passphrase/Strength";
import type { useNewPassphrase } from "@/shared/passphrase/useNewPassphrase";
import { useText } from "@/shared/text/useText";

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
      <SecretField
        label={t("new")}
        autoFocus={autoFocus}
        autoComplete="new-password"
        value={value}
        onText={setValue}
        data-testid={`${name}-passphrase`}
      />
      <Strength rating={rating} typed={value !== ""} />
      <SecretField
        label={t("again")}
        wrong={again !== "" && !same && !value.startsWith(again) ? t("different") : undefined}
        autoComplete="new-password"
        value={again}
        onText={setAgain}
        data-testid={`${name}-passphrase-again`}
      />
    </div>
  );
}
