import type { DecisionCardView } from "@/contract/DecisionCardView";
import { calendarDay, dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";

import styles from "./DecisionCard.module.css";

/** What is known of a decision; what is not is left out. */
export function DecisionFacts({ view }: { view: DecisionCardView }) {
  const { t, language } = useText("caselaw");
  const { decision } = view;
  const added = dayAndTime(view.addedAt, language, new Date());
  const lebon = t(`lebon.${decision.publication}`, { defaultValue: decision.publication });
  const facts: [string, string][] = [
    ["court", decision.court],
    ["formation", view.formation],
    ["numbers", decision.numbers.join(", ")],
    ["readOn", decision.readOn === "" ? "" : calendarDay(decision.readOn, language)],
    ["ecli", view.ecli],
    ["outcome", decision.outcome],
    ["publication", decision.publication === "" ? "" : lebon],
    ["procedure", decision.procedure === null ? "" : t(`words:procedure.${decision.procedure}`)],
    ["source", [view.source, view.licence].filter((part) => part !== "").join(", ")],
    ["added", view.addedBy === null ? added : t("addedBy", { when: added, who: view.addedBy })],
  ];
  return (
    <dl className={styles.facts} data-testid="decision-facts">
      {facts
        .filter(([, value]) => value !== "")
        .map(([name, value]) => (
          <Fact key={name} label={t(`facts.${name}`)} value={value} />
        ))}
    </dl>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="num">{value}</dd>
    </>
  );
}
