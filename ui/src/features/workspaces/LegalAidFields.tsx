import type { LegalAid } from "@/contract/LegalAid";
import { useText } from "@/shared/text/useText";
import { Checkbox } from "@/shared/ui/Checkbox";
import { DayInput } from "@/shared/ui/DayInput";
import { Field } from "@/shared/ui/Field";

import styles from "./LegalAidFields.module.css";

/** The days that count, as the window asks for them. */
const DAYS = [
  ["requested", "aidRequested"],
  ["notifiedApplicant", "aidApplicant"],
  ["notifiedLawyer", "aidLawyer"],
  ["lawyerDesignated", "aidDesignated"],
] as const;

interface LegalAidFieldsProps {
  /** What is known; nothing while legal aid was not asked for. */
  value: LegalAid | null;
  onValue: (value: LegalAid | null) => void;
}

/** A request for legal aid and what became of it. */
export function LegalAidFields({ value, onValue }: LegalAidFieldsProps) {
  const { t } = useText("workspaces");
  const change = (name: (typeof DAYS)[number][0], day: string) => {
    const next = { ...value };
    if (day === "") delete next[name];
    else next[name] = day;
    onValue(next);
  };
  return (
    <div className={styles.aid}>
      <Checkbox
        checked={value !== null}
        onChecked={(asked) => onValue(asked ? {} : null)}
        hint={t("compute.legalAidHint")}
        data-testid="compute-legal-aid"
      >
        {t("compute.legalAid")}
      </Checkbox>
      {value !== null && (
        <div className={styles.days}>
          {DAYS.map(([name, label]) => (
            <Field key={name} label={t(`compute.${label}`)}>
              {(control) => (
                <DayInput
                  value={value[name] ?? ""}
                  onDay={(day) => change(name, day)}
                  data-testid={`aid-${name}`}
                  {...control}
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </div>
  );
}
