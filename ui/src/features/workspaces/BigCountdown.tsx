import type { Urgency } from "@/contract/Urgency";
import { countdownText } from "@/shared/text/countdown";
import { instant } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { shapeOf } from "@/shared/ui/Countdown";
import { Shape } from "@/shared/ui/Shape";

import styles from "./BigCountdown.module.css";

/** The largest thing of the application: what is left until the prudent date. */
export function BigCountdown({ to, urgency }: { to: string; urgency: Urgency }) {
  const { t, language } = useText("workspaces");
  const now = useNow();
  const kind = shapeOf(to, now);
  return (
    <div className={styles.count} data-kind={kind}>
      <Shape kind={kind} className={styles.shape} />
      <time dateTime={to} data-testid="big-countdown">
        {countdownText(instant(to).getTime() - now, language)}
      </time>
      <span className={styles.word}>
        {t("count.urgency", { word: t(`words:urgency.${urgency}`).toLowerCase() })}
      </span>
    </div>
  );
}
