import { useState } from "react";

import { FirmStep } from "@/features/onboarding/FirmStep";
import { KitSheet } from "@/features/onboarding/KitSheet";
import { KitStep } from "@/features/onboarding/KitStep";
import styles from "@/features/onboarding/OnboardingPage.module.css";
import { PassphraseStep } from "@/features/onboarding/PassphraseStep";
import { useOnboarding } from "@/features/onboarding/useOnboarding";
import { RestorePanel } from "@/shared/restore/RestorePanel";
import { useRestore } from "@/shared/restore/useRestore";
import { texts } from "@/shared/text/texts";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Monogram } from "@/shared/ui/Monogram";
import { Select } from "@/shared/ui/Select";

interface OnboardingPageProps {
  /** Whether this computer has a keyring. */
  keyring: boolean;
  /** Back to the list of firms, when there are some. */
  onBack: (() => void) | undefined;
  onEntered: () => void;
}

/** Makes a firm: who, the passphrase, and a recovery kit that is proven before the first data. */
export function OnboardingPage({ keyring, onBack, onEntered }: OnboardingPageProps) {
  const { t, language } = useText("onboarding");
  const state = useOnboarding(language, onEntered);
  const [proving, setProving] = useState(false);
  const restore = useRestore();
  const { step, wordsLeft, create } = state;
  const context = state.firm.kind;
  const hint =
    step < 3 ? "" : !state.kept ? t("keepFirst") : wordsLeft > 0 ? t("wordsLeft", { count: wordsLeft }) : "";
  return (
    <main className={styles.page} data-testid="onboarding">
      <div className={styles.left}>
        <div className={styles.inside}>
          <div className={styles.brand}>
            <Monogram letters="G" size="large" />
            Guichet
            <Select
              className={styles.language}
              look="quiet"
              size="small"
              value={language}
              options={[
                { value: "fr", label: "Français" },
                { value: "en", label: "English" },
              ]}
              onValue={(value) => {
                localStorage.setItem("language", value);
                void texts.changeLanguage(value);
              }}
              aria-label={t("language")}
              data-testid="onboarding-language"
            />
          </div>
          <h1 className={styles.title}>{t("title")}</h1>
          <p className={styles.about}>{t("about")}</p>
          {step === 1 && (
            <p className={styles.restore}>
              <button
                type="button"
                className="link"
                onClick={restore.choose}
                data-testid="onboarding-restore"
              >
                {t("backup:restore.link")}
              </button>
            </p>
          )}
          <RestorePanel restore={restore} />
          <FirmStep state={state} />
          <PassphraseStep state={state} keyring={keyring} />
          <KitStep state={state} onProving={setProving} />
          {create.error !== null && <FailureNote failure={create.error} />}
          <footer className={styles.foot}>
            {(onBack !== undefined || step > 1) && (
              <Button
                look="quiet"
                size="large"
                onClick={step > 1 ? () => state.go(step - 1) : onBack}
                data-testid="onboarding-back"
              >
                {t("common:back")}
              </Button>
            )}
            <span className={styles.hint} role="status">
              {hint}
            </span>
            <Button
              look="go"
              size="large"
              disabled={step < 3 || !state.kept || wordsLeft > 0 || create.isPending}
              onClick={state.finish}
              data-testid="onboarding-create"
            >
              {t(create.isPending ? "creating" : "create", { context })}
            </Button>
          </footer>
        </div>
      </div>
      <div className={styles.right}>
        <KitSheet kit={state.kit} firmName={state.firm.name} hidden={proving} />
        <p className="quiet small">
          {t(state.kit === null ? "sheetLater" : proving ? "sheetHidden" : "sheetPreview")}
        </p>
      </div>
    </main>
  );
}
