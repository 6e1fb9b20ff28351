import type { FormEvent } from "react";

import { Step } from "@/features/onboarding/Step";
import type { Onboarding } from "@/features/onboarding/useOnboarding";
import { NewPassphrase } from "@/shared/passphrase/NewPassphrase";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Checkbox } from "@/shared/ui/Checkbox";

/** Step 2: what opens the firm when the keyring cannot. */
export function PassphraseStep({ state, keyring }: { state: Onboarding; keyring: boolean }) {
  const { t } = useText("onboarding");
  const { step, go, passphrase, remember, setRemember } = state;
  const next = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase.ready) go(3);
  };
  return (
    <Step
      number={2}
      now={step}
      title={t("passphrase.title")}
      about={t(step > 2 ? "passphrase.said" : "passphrase.about")}
      onChange={() => go(2)}
    >
      <form onSubmit={next} style={{ display: "contents" }}>
        <NewPassphrase passphrase={passphrase} name="onboarding" autoFocus />
        {keyring ? (
          <Checkbox
            checked={remember}
            onChecked={setRemember}
            hint={t("passphrase.rememberHint")}
            data-testid="onboarding-remember"
          >
            {t("passphrase.remember")}
          </Checkbox>
        ) : (
          <p className="small quiet">{t("passphrase.noKeyring")}</p>
        )}
        <div>
          <Button
            type="submit"
            look="go"
            disabled={!passphrase.ready}
            data-testid="onboarding-passphrase-next"
          >
            {t("continue")}
          </Button>
        </div>
      </form>
    </Step>
  );
}
