import { Trash2 } from "lucide-react";

import type { QuestionChoice } from "@/contract/QuestionChoice";
import type { QuestionDraft } from "@/contract/QuestionDraft";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Field } from "@/shared/ui/Field";
import { Select } from "@/shared/ui/Select";
import { Textarea } from "@/shared/ui/Textarea";
import { TextField } from "@/shared/ui/TextField";

import styles from "./Questions.module.css";

const KINDS = ["yes_no", "choice", "number", "text"];

interface Props {
  number: number;
  draft: QuestionDraft;
  autoFocus: boolean;
  onDraft: (draft: QuestionDraft) => void;
  onRemove: () => void;
}

/** « Ce mois-ci = 50 », a line each. */
function written(choices: QuestionChoice[]): string {
  return choices.map(({ label, points }) => `${label} = ${points}`).join("\n");
}

function choicesOf(text: string): QuestionChoice[] {
  return text.split("\n").flatMap((line) => {
    const [, label = line, points = "0"] = /^(.*?)\s*=\s*(\d+)\s*$/.exec(line) ?? [];
    return label.trim() === "" ? [] : [{ label: label.trim(), points: Math.min(100, Number(points)) }];
  });
}

const wholeOf = (text: string, most: number) => Math.min(most, Number(text.replace(/\D/g, "")));

/** One question being written. */
export function QuestionForm({ number, draft, autoFocus, onDraft, onRemove }: Props) {
  const { t } = useText("campaigns");
  const { text, kind, points = 0, atLeast = 0, choices = [] } = draft;
  return (
    <li className={styles.form} data-testid="question-form">
      <div className={styles.row}>
        <TextField
          label={t("question.text", { number })}
          wrong={draft.id !== undefined && text.trim() === "" ? t("question.blank") : undefined}
          value={text}
          autoFocus={autoFocus}
          onText={(next) => onDraft({ ...draft, text: next })}
          data-testid="question-text"
        />
        <Field label={t("question.kind")}>
          {(control) => (
            <Select
              {...control}
              value={kind}
              options={KINDS.map((one) => ({ value: one, label: t(`question.kinds.${one}`) }))}
              onValue={(next) => onDraft({ ...draft, kind: next })}
              data-testid="question-kind"
            />
          )}
        </Field>
        {(kind === "yes_no" || kind === "number") && (
          <TextField
            label={t(kind === "yes_no" ? "question.forYes" : "question.points")}
            value={String(points)}
            inputMode="numeric"
            onText={(next) => onDraft({ ...draft, points: wholeOf(next, 100) })}
            data-testid="question-points"
          />
        )}
        {kind === "number" && (
          <TextField
            label={t("question.atLeast")}
            value={String(atLeast)}
            inputMode="numeric"
            onText={(next) => onDraft({ ...draft, atLeast: wholeOf(next, 1_000_000_000) })}
            data-testid="question-at-least"
          />
        )}
        <Button
          look="quiet"
          icon={Trash2}
          onClick={onRemove}
          aria-label={t("question.remove", { number })}
          title={t("question.remove", { number })}
          data-testid="question-remove"
        />
      </div>
      {kind === "choice" && (
        <Field label={t("question.choices")} hint={t("question.choicesHint")}>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              defaultValue={written(choices)}
              onChange={(event) => onDraft({ ...draft, choices: choicesOf(event.target.value) })}
              data-testid="question-choices"
            />
          )}
        </Field>
      )}
    </li>
  );
}
