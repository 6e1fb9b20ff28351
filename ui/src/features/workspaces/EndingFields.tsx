import type { Outcome } from "@/contract/Outcome";
import type { EndingText } from "@/features/workspaces/endingText";
import { useText } from "@/shared/text/useText";
import { DayInput } from "@/shared/ui/DayInput";
import { Field } from "@/shared/ui/Field";
import { Select } from "@/shared/ui/Select";
import { OUTCOMES } from "@/shared/workspaces/outcomes";

interface Props {
  value: EndingText;
  onValue: (value: EndingText) => void;
  /** Whether the matter is closed or about to be: an open one has only a day of filing. */
  closed: boolean;
}

/** How a matter ended, on which day, and when it was filed. Nothing of it must be known. */
export function EndingFields({ value, onValue, closed }: Props) {
  const { t } = useText("workspaces");
  const disordered = value.filedOn !== "" && value.on !== "" && value.filedOn > value.on;
  return (
    <>
      {closed && (
        <Field label={t("ending.outcome")}>
          {(control) => (
            <Select<Outcome | "">
              value={value.outcome}
              options={[
                { value: "", label: t("ending.notSaid") },
                ...OUTCOMES.map((word) => ({ value: word, label: t(`words:outcome.${word}`) })),
              ]}
              onValue={(outcome) => onValue({ ...value, outcome })}
              data-testid="ending-outcome"
              {...control}
            />
          )}
        </Field>
      )}
      {closed && value.outcome !== "" && (
        <Field label={t("ending.on")} wrong={disordered ? t("ending.disordered") : undefined}>
          {(control) => (
            <DayInput
              value={value.on}
              onDay={(on) => onValue({ ...value, on })}
              data-testid="ending-on"
              {...control}
            />
          )}
        </Field>
      )}
      <Field label={t("ending.filedOn")} hint={t("ending.filedOnHint")}>
        {(control) => (
          <DayInput
            value={value.filedOn}
            onDay={(filedOn) => onValue({ ...value, filedOn })}
            data-testid="ending-filed-on"
            {...control}
          />
        )}
      </Field>
    </>
  );
}
