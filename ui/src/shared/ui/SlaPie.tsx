import type { CSSProperties } from "react";

import type { SlaView } from "@/contract/SlaView";
import { countdownText } from "@/shared/text/countdown";
import { dayAndTime } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { slaState } from "@/shared/ui/sla";
import styles from "@/shared/ui/SlaPie.module.css";

/** The time to answer, live: a pie that fills, and what is left in words. Not a legal deadline. */
export function SlaPie({ sla, bare }: { sla: SlaView; bare?: boolean }) {
  const { t, language } = useText("words");
  const { share, left, state } = slaState(sla, useNow());
  const words = countdownText(left, language);
  return (
    <time
      className={styles.sla}
      data-state={state}
      dateTime={sla.dueAt}
      title={t("answerBefore", { when: dayAndTime(sla.dueAt, language) })}
      data-testid="sla"
    >
      <span
        className={styles.pie}
        style={{ "--share": `${Math.round(share * 100)}%` } as CSSProperties}
        aria-hidden="true"
      />
      {bare === true ? <span className="hidden-text">{words}</span> : <span>{words}</span>}
    </time>
  );
}
