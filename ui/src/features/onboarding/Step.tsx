import { Check } from "lucide-react";
import type { ReactNode } from "react";

import styles from "@/features/onboarding/Step.module.css";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";

interface StepProps {
  number: number;
  now: number;
  title: string;
  /** What it is for; when done, what was said. */
  about: ReactNode;
  onChange: () => void;
  children: ReactNode;
}

/** One of the three steps: to come, open, or done. */
export function Step({ number, now, title, about, onChange, children }: StepProps) {
  const { t } = useText("onboarding");
  const state = number < now ? "done" : number === now ? "now" : "later";
  return (
    <section className={styles.step} data-state={state} aria-current={state === "now" ? "step" : undefined}>
      <span className={styles.number}>
        {state === "done" ? <Icon of={Check} small label={t("done")} /> : number}
      </span>
      <div>
        <div className={styles.head}>
          <h2>{title}</h2>
          {state === "done" && (
            <button
              type="button"
              className="link small"
              onClick={onChange}
              data-testid={`onboarding-change-${number}`}
            >
              {t("change")}
            </button>
          )}
        </div>
        {state !== "later" && <p className={styles.about}>{about}</p>}
        {state === "now" && <div className={styles.body}>{children}</div>}
      </div>
    </section>
  );
}
