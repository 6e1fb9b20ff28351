import { useText } from "@/shared/text/useText";
import { DayInput } from "@/shared/ui/DayInput";
import { Field } from "@/shared/ui/Field";
import { HourInput } from "@/shared/ui/HourInput";

import styles from "./DateFields.module.css";

interface Props {
  day: string;
  time: string;
  onDay: (day: string) => void;
  onTime: (time: string) => void;
  /** Other words over the two fields. */
  labels?: { day: string; time: string; hint?: string };
}

/** A day, and an hour when it counts. */
export function DateFields({ day, time, onDay, onTime, labels }: Props) {
  const { t } = useText("deadlines");
  return (
    <div className={styles.pair}>
      <Field label={labels?.day ?? t("other.day")}>
        {(control) => <DayInput value={day} onDay={onDay} data-testid="due-day" {...control} />}
      </Field>
      <Field
        label={labels?.time ?? t("other.time")}
        hint={labels === undefined ? t("other.timeHint") : labels.hint}
      >
        {(control) => <HourInput value={time} onHour={onTime} data-testid="due-time" {...control} />}
      </Field>
    </div>
  );
}
