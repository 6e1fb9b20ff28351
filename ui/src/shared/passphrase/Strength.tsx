import type { PassphraseView } from "@/contract/PassphraseView";
import styles from "@/shared/passphrase/Strength.module.css";
import { useText } from "@/shared/text/useText";

/** How good a passphrase is: five bars and a sentence. Nothing while nothing is typed. */
export function Strength({ rating, typed }: { rating: PassphraseView | undefined; typed: boolean }) {
  const { t } = useText("passphrase");
  const score = typed ? (rating?.score ?? -1) : -1;
  return (
    <div aria-live="polite" data-testid="passphrase-strength" data-score={score}>
      <div className={styles.bars} aria-hidden="true">
        {[0, 1, 2, 3, 4].map((bar) => (
          <span key={bar} className={styles.bar} data-on={bar <= score} />
        ))}
      </div>
      <p className={styles.words}>{score < 0 ? t("advice") : t(`score.${score}`)}</p>
    </div>
  );
}
