import type { ReactNode, Ref } from "react";

import type { StepView } from "@/contract/StepView";
import type { WarningView } from "@/contract/WarningView";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";

import css from "./HowComputed.module.css";

interface Props {
  steps: StepView[];
  sources: string[];
  warnings: WarningView[];
  rule: string | null;
  dueIfFrancAt: string | null;
  agrees: boolean;
  /** The days of it, above the steps. */
  ruler?: ReactNode;
  /** Where the doubts stand, for a link that leads to them. */
  doubts?: Ref<HTMLUListElement>;
}

/** Each step of a computation with the article behind it, then the doubts. Nothing of it is hidden. */
export function HowComputed({ steps, sources, warnings, rule, dueIfFrancAt, agrees, ruler, doubts }: Props) {
  const { t, language } = useText("deadlines");
  if (rule === null && steps.length === 0) return <p className="small soft">{t("byHand")}</p>;
  return (
    <div className={css.box} data-testid="computation">
      {ruler}
      <ol className={css.steps}>
        {steps.map((step, index) => (
          <li key={index}>
            <span className={css.text}>{language === "en" ? step.en : step.fr}</span>
            <span className={css.source}>{step.source}</span>
          </li>
        ))}
      </ol>
      <p className={css.foot}>
        {agrees ? t("agrees") : <strong className="red">{t("disagrees")}</strong>}
        {dueIfFrancAt !== null && ` ${t("ifFranc", { date: calendarDay(dueIfFrancAt, language) })}`}
        {rule !== null && (
          <>
            {" "}
            <span className={css.rule}>{t("rule", { rule })}</span>
          </>
        )}
      </p>
      {sources.length > 0 && (
        <p className={css.foot}>
          <span className="quiet">{t("sources")}</span> {sources.join(" ; ")}
        </p>
      )}
      {warnings.length > 0 && (
        <ul ref={doubts} tabIndex={-1} className={css.doubts} aria-label={t("warning")}>
          {warnings.map((warning, index) => (
            <li key={index} className={css.warning}>
              {language === "en" ? warning.en : warning.fr}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
