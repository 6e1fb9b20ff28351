import type { RecoveryKitView } from "@/contract/RecoveryKitView";
import styles from "@/features/onboarding/KitSheet.module.css";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";

interface KitSheetProps {
  kit: RecoveryKitView | null;
  firmName: string;
  /** While the words are typed back, so that they come from the paper. */
  hidden: boolean;
}

/** The sheet as it is printed. Blank until the kit is made. */
export function KitSheet({ kit, firmName, hidden }: KitSheetProps) {
  const { t, language } = useText("onboarding");
  const words = kit?.words ?? Array.from({ length: 18 }, () => "");
  return (
    <section
      className={styles.sheet}
      data-hidden={hidden}
      aria-label={t("kit.title")}
      data-testid="recovery-kit"
    >
      <div className={styles.head}>
        <div>
          <h2>{t("kit.title")}</h2>
          <p>{firmName}</p>
          {kit !== null && (
            <p style={{ marginTop: 0 }}>{t("kit.made", { when: dayAndTime(kit.madeAt, language) })}</p>
          )}
        </div>
        {kit !== null && (
          <img
            className={styles.code}
            src={`data:image/svg+xml,${encodeURIComponent(kit.qrSvg)}`}
            alt={t("kit.code")}
          />
        )}
      </div>
      <ol className={styles.words}>
        {words.map((word, index) => (
          <li key={index}>
            <small>{index + 1}</small>
            <span className={styles.word} data-testid={`kit-word-${index + 1}`}>
              {word}
            </span>
          </li>
        ))}
      </ol>
      <p>
        <b>{t("kit.howTitle")}</b> {t("kit.how")}
      </p>
      <p>{t("kit.warning")}</p>
      <div className={styles.foot}>
        <span>{t("kit.sheet")}</span>
        {kit !== null && <span>{t("kit.control", { code: kit.control })}</span>}
      </div>
    </section>
  );
}
