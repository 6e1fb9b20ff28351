import type { SecondFactorSecretView } from "@/contract/SecondFactorSecretView";
import { CodeField } from "@/shared/secondFactor/CodeField";
import styles from "@/shared/secondFactor/Pairing.module.css";
import { useText } from "@/shared/text/useText";

interface PairingProps {
  secret: SecondFactorSecretView | undefined;
  code: string;
  onCode: (code: string) => void;
}

/** What the camera reads, the same to be typed, and the first code as proof. */
export function Pairing({ secret, code, onCode }: PairingProps) {
  const { t } = useText("secondFactor");
  return (
    <>
      <div className={styles.secret}>
        <span className={styles.picture}>
          {secret !== undefined && (
            <img src={`data:image/svg+xml,${encodeURIComponent(secret.qrSvg)}`} alt={t("picture")} />
          )}
        </span>
        <ol className={styles.steps}>
          <li>{t("stepOpen")}</li>
          <li>
            {t("stepScan")}
            <code className={styles.typed} data-testid="second-factor-secret">
              {secret?.secret.replace(/.{4}(?!$)/g, "$& ")}
            </code>
          </li>
          <li>{t("stepCode")}</li>
        </ol>
      </div>
      <CodeField value={code} onText={onCode} />
    </>
  );
}
