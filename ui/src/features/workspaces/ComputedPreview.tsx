import type { OutcomeView } from "@/contract/OutcomeView";
import { HowComputed } from "@/shared/deadlines/HowComputed";
import { calendarDay, dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { MachineMark } from "@/shared/ui/MachineMark";
import { Note } from "@/shared/ui/Note";

import styles from "./ComputedPreview.module.css";

/** What the rule gives for these dates. Nothing of it is stored. */
export function ComputedPreview({ outcome }: { outcome: OutcomeView }) {
  const { t, language } = useText("workspaces");
  if (outcome.manual) {
    return (
      <Note look="warn" data-testid="compute-manual">
        {t("compute.manual")}
      </Note>
    );
  }
  return (
    <section
      className={styles.box}
      aria-label={t("compute.preview")}
      aria-live="polite"
      data-testid="compute-preview"
    >
      <div className={styles.dates}>
        {outcome.dueSafeAt !== null && (
          <div>
            <span className="small soft">{t("count.safe")}</span>
            <strong>{dayAndTime(outcome.dueSafeAt, language)}</strong>
          </div>
        )}
        {outcome.dueAt !== null && (
          <div>
            <span className="small soft">{t("count.legal")}</span>
            <span>{dayAndTime(outcome.dueAt, language)}</span>
          </div>
        )}
        {outcome.date !== null && (
          <div>
            <span className="small soft">{t("compute.birth")}</span>
            <span>{calendarDay(outcome.date, language)}</span>
          </div>
        )}
        <MachineMark confidence={outcome.confidence ?? undefined} />
      </div>
      <HowComputed {...outcome} />
    </section>
  );
}
