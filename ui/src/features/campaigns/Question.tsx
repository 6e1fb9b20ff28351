import { useId, useState } from "react";

import type { QuestionView } from "@/contract/QuestionView";
import { useText } from "@/shared/text/useText";
import { Input } from "@/shared/ui/Input";
import { Seg } from "@/shared/ui/Seg";
import { Select } from "@/shared/ui/Select";

import styles from "./Questions.module.css";

interface Props {
  question: QuestionView;
  value: string | null;
  /** Nothing takes the reply back. */
  onValue: (value: string | null) => void;
}

/** One question with the control that its kind wants. */
export function Question({ question, value, onValue }: Props) {
  const { t } = useText("campaigns");
  const id = useId();
  const [typed, setTyped] = useState(value ?? "");
  const { kind, text, choices } = question;
  const say = () => {
    if (typed.trim() !== (value ?? "")) onValue(typed.trim() === "" ? null : typed.trim());
  };
  if (kind === "yes_no") {
    return (
      <div className={styles.one}>
        <span>{text}</span>
        <Seg
          value={value ?? "none"}
          options={[
            { value: "yes", label: t("answer.yes"), testid: "reply-yes" },
            { value: "no", label: t("answer.no"), testid: "reply-no" },
            { value: "none", label: t("question.none") },
          ]}
          onValue={(next) => onValue(next === "none" ? null : next)}
          aria-label={text}
        />
      </div>
    );
  }
  if (kind === "choice") {
    return (
      <div className={styles.one}>
        <span>{text}</span>
        <Select
          size="small"
          value={value ?? ""}
          options={[
            { value: "", label: t("question.none") },
            ...choices.map(({ label }) => ({ value: label, label })),
          ]}
          onValue={(next) => onValue(next === "" ? null : next)}
          aria-label={text}
          data-testid="reply-choice"
        />
      </div>
    );
  }
  return (
    <div className={styles.one}>
      <label htmlFor={id}>{text}</label>
      <Input
        id={id}
        size="small"
        value={typed}
        inputMode={kind === "number" ? "numeric" : "text"}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={say}
        onKeyDown={(event) => event.key === "Enter" && say()}
        data-testid={`reply-${kind}`}
      />
    </div>
  );
}
