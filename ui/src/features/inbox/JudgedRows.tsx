import type { ReactNode } from "react";

import type { AnalysisView } from "@/contract/AnalysisView";
import { JudgedRow } from "@/features/inbox/JudgedRow";
import type { JudgedField } from "@/features/inbox/JudgedRow";
import type { Source } from "@/features/inbox/sources";
import { CATEGORIES, PRIORITIES, PROCEDURES, SENTIMENTS } from "@/shared/messages/words";
import { useText } from "@/shared/text/useText";
import { PriorityWord } from "@/shared/ui/PriorityWord";
import { SentimentIcon } from "@/shared/ui/SentimentIcon";

interface Props {
  id: string;
  analysis: AnalysisView;
  sources: Source[];
  /** The value whose choices are open. */
  correcting: JudgedField | null;
  onCorrecting: (field: JudgedField | null) => void;
}

/** The five values that the machine gives a message, each to be corrected where it stands. */
export function JudgedRows({ id, analysis, sources, correcting, onCorrecting }: Props) {
  const { t } = useText("inbox");
  const { category, priority, procedure, sentiment, firstContact } = analysis;
  const options = (field: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`words:${field}.${value}`) }));
  const row = (
    field: JudgedField,
    judged: {
      value: unknown;
      confidence: AnalysisView["category"]["confidence"];
      origin: "machine" | "person";
      span: AnalysisView["category"]["span"];
    },
    choices: { value: string; label: string }[],
    shown: ReactNode,
  ) => (
    <JudgedRow
      key={field}
      id={id}
      field={field}
      value={judged.value === null ? "" : String(judged.value)}
      judged={judged}
      choices={choices}
      sources={sources}
      accepted={analysis.accepted}
      open={correcting === field}
      onOpen={(open) => onCorrecting(open ? field : null)}
    >
      {shown}
    </JudgedRow>
  );
  return (
    <div role="group" aria-label={t("analysis.title")}>
      {row("category", category, options("category", CATEGORIES), t(`words:category.${category.value}`))}
      {row("priority", priority, options("priority", PRIORITIES), <PriorityWord priority={priority.value} />)}
      {row(
        "procedure",
        procedure,
        [...options("procedure", PROCEDURES), { value: "", label: t("analysis.noProcedure") }],
        procedure.value === null ? t("analysis.noProcedure") : t(`words:procedure.${procedure.value}`),
      )}
      {row(
        "sentiment",
        sentiment,
        options("sentiment", SENTIMENTS),
        <SentimentIcon sentiment={sentiment.value} />,
      )}
      {row(
        "first_contact",
        firstContact,
        [
          { value: "true", label: t("analysis.yes") },
          { value: "false", label: t("analysis.no") },
        ],
        t(firstContact.value ? "analysis.yes" : "analysis.no"),
      )}
    </div>
  );
}
