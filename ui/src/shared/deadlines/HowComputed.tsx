import { useState } from "react";
import type { ReactNode, Ref } from "react";

import type { BriefView } from "@/contract/BriefView";
import type { SecondDatesView } from "@/contract/SecondDatesView";
import type { StepView } from "@/contract/StepView";
import type { WarningView } from "@/contract/WarningView";
import { BriefLines } from "@/shared/deadlines/BriefLines";
import { calendarDay, dayAndTime } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { shapeOf } from "@/shared/ui/Countdown";

import css from "./HowComputed.module.css";

interface Props {
  /** The date to keep; red where it is told within 72 hours of it. */
  dueSafeAt: string | null;
  brief: BriefView[];
  steps: StepView[];
  sources: string[];
  warnings: WarningView[];
  rule: string | null;
  dueIfFrancAt: string | null;
  agrees: boolean;
  secondDates?: SecondDatesView | null;
  firmRule?: boolean;
  /** The days of it, under the lines. */
  ruler?: ReactNode;
  /** Where the doubts stand, for a link that leads to them. */
  doubts?: Ref<HTMLUListElement>;
}

/** A computation: its short lines first, then the doubts; every step with its article is a click away. */
export function HowComputed(props: Props) {
  const { brief, steps, sources, warnings, rule, dueIfFrancAt, agrees, ruler, doubts } = props;
  const { t, language } = useText("deadlines");
  const now = useNow();
  const [whole, setWhole] = useState(false);
  if (rule === null && steps.length === 0) return <p className="small soft">{t("byHand")}</p>;
  const short = brief.length > 0;
  return (
    <div className={css.box} data-testid="computation">
      {short && (
        <BriefLines
          lines={brief}
          pressing={props.dueSafeAt !== null && shapeOf(props.dueSafeAt, now) === "critical"}
        />
      )}
      {ruler}
      <p className={css.foot}>
        {agrees ? t("agrees") : <strong className="red">{t("disagrees")}</strong>}
        {props.secondDates?.dueAt != null &&
          ` ${t("secondDates", { date: dayAndTime(props.secondDates.dueAt, language) })}`}
        {dueIfFrancAt !== null && ` ${t("ifFranc", { date: calendarDay(dueIfFrancAt, language) })}`}
        {rule !== null && (
          <>
            {" "}
            <span className={css.rule}>{t(props.firmRule === true ? "firmRule" : "rule", { rule })}</span>
          </>
        )}
        {short && (
          <>
            {" "}
            <button
              type="button"
              className="link"
              aria-expanded={whole}
              onClick={() => setWhole(!whole)}
              data-testid="every-step"
            >
              {t(whole ? "fewerSteps" : "everyStep")}
            </button>
          </>
        )}
      </p>
      {warnings.length > 0 && (
        <ul ref={doubts} tabIndex={-1} className={css.doubts} aria-label={t("warning")}>
          {warnings.map((warning, index) => (
            <li key={index} className={css.warning}>
              {language === "en" ? warning.en : warning.fr}
            </li>
          ))}
        </ul>
      )}
      {(whole || !short) && (
        <>
          <ol className={`${css.steps} ${css.all}`}>
            {steps.map((step, index) => (
              <li key={index}>
                <span className={css.text}>{language === "en" ? step.en : step.fr}</span>
                <span className={css.source}>{step.source}</span>
              </li>
            ))}
          </ol>
          {sources.length > 0 && (
            <p className={css.foot}>
              <span className="quiet">{t("sources")}</span> {sources.join(" ; ")}
            </p>
          )}
        </>
      )}
    </div>
  );
}
