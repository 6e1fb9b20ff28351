import { useText } from "@/shared/text/useText";
import { Field } from "@/shared/ui/Field";
import { Input } from "@/shared/ui/Input";

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
        {(control) => (
          <Input
            type="date"
            value={day}
            onChange={(event) => onDay(event.target.value)}
            data-testid="due-day"
            {...control}
          />
        )}
      </Field>
      <Field
        label={labels?.time ?? t("other.time")}
        hint={labels === undefined ? t("other.timeHint") : labels.hint}
      >
        {(control) => (
          <Input
            type="time"
            value={time}
            onChange={(event) => onTime(event.target.value)}
            data-testid="due-time"
            {...control}
          />
        )}
      </Field>
    </div>
  );
}
