import type { TFunction } from "i18next";

import type { Confidence } from "@/contract/Confidence";
import type { DocumentView } from "@/contract/DocumentView";
import type { FactView } from "@/contract/FactView";
import type { Language } from "@/contract/Language";
import { readablePhone } from "@/shared/text/phone";
import { readableDate } from "@/shared/text/readableDate";
import { useText } from "@/shared/text/useText";
import { MachineMark } from "@/shared/ui/MachineMark";
import { Section } from "@/shared/ui/Section";

import styles from "./FactsPane.module.css";

/** What matters most stands first. */
const ORDER = ["procedure", "notification", "date", "reference", "tracking_number", "person", "phone"];

interface Props {
  view: DocumentView;
  onShow: (page: number, passage: string) => void;
}

/** What was found on the pages; a click shows the words it was found in. */
export function FactRows({ view, onShow }: Props) {
  const { t, language } = useText("documents");
  const { reading } = view.document;
  const facts = onceEach(view.facts);
  return (
    <Section
      title={t("facts.title")}
      end={facts.length > 0 ? <MachineMark /> : undefined}
      data-testid="facts"
    >
      {facts.map((fact) => (
        <button
          key={`${fact.kind} ${fact.value} ${fact.page}`}
          type="button"
          className={styles.row}
          title={fact.passage}
          onClick={() => onShow(fact.page, fact.passage)}
          data-testid="fact"
        >
          <span className={styles.name}>{t(`facts.${fact.kind}`, { defaultValue: t("facts.other") })}</span>
          <span className={`${styles.value} private`}>
            <span className={sureness(fact.confidence) === "sure" ? undefined : "proposed"}>
              {valueOf(fact, t, language)}
            </span>
            {sureness(fact.confidence) === "check" && (
              <span className={styles.doubt}>{t("words:confidence.check")}</span>
            )}
          </span>
          <span className={styles.where}>{t("page.short", { number: fact.page })}</span>
        </button>
      ))}
      {facts.length === 0 && (
        <p className={styles.none}>
          {t(reading.state === "waiting" || reading.state === "reading" ? "facts.wait" : "facts.none")}
        </p>
      )}
    </Section>
  );
}

function valueOf({ kind, value }: FactView, t: TFunction, language: Language): string {
  if (kind === "procedure") return t(`words:procedure.${value}`, { defaultValue: value });
  if (kind === "notification" || kind === "date") return readableDate(value, language);
  return kind === "phone" ? readablePhone(value) : value;
}

/** The same words as everywhere: a share means little to a lawyer. */
function sureness(confidence: number): Confidence {
  if (confidence >= 0.85) return "sure";
  return confidence >= 0.6 ? "likely" : "check";
}

/** A value that stands on many pages is told once, where it stands first. */
function onceEach(facts: FactView[]): FactView[] {
  const seen = new Set<string>();
  return [...facts]
    .sort((a, b) => rank(a) - rank(b) || a.page - b.page)
    .filter(({ kind, value }) => !seen.has(`${kind} ${value}`) && seen.add(`${kind} ${value}`));
}

function rank({ kind }: FactView): number {
  const at = ORDER.indexOf(kind);
  return at < 0 ? ORDER.length : at;
}
