import { useState } from "react";

import { begunAt, begunOn, lasting } from "@/shared/agenda/appointmentForm";
import type { AppointmentForm } from "@/shared/agenda/appointmentForm";
import { useText } from "@/shared/text/useText";
import { Checkbox } from "@/shared/ui/Checkbox";
import { DayInput } from "@/shared/ui/DayInput";
import { Field } from "@/shared/ui/Field";
import { HourInput } from "@/shared/ui/HourInput";

import styles from "./AppointmentTimes.module.css";

interface Props {
  form: AppointmentForm;
  onForm: (form: AppointmentForm) => void;
  /** Key of what is wrong with them. */
  wrong: string | null;
}

/** From when to when, or whole days. */
export function AppointmentTimes({ form, onForm, wrong }: Props) {
  const { t } = useText("agenda");
  const { day, lastDay, allDay, from, to } = form;
  /** The end moves with the start: what stands there is no hour while it is typed. */
  const [lasts, setLasts] = useState(() => lasting(form));
  const end = (next: AppointmentForm) => {
    setLasts(lasting(next, lasts));
    onForm(next);
  };
  return (
    <>
      <div className={styles.times} data-whole={allDay}>
        <Field label={t("from")}>
          {(control) => (
            <DayInput
              value={day}
              onDay={(next) => onForm(begunOn(form, next, lasts))}
              data-testid="appointment-day"
              {...control}
            />
          )}
        </Field>
        {!allDay && (
          <Field label={t("fromHour")}>
            {(control) => (
              <HourInput
                value={from}
                onHour={(hour) => onForm(begunAt(form, hour, lasts))}
                data-testid="appointment-from"
                {...control}
              />
            )}
          </Field>
        )}
        <Field label={t("to")} wrong={wrong === null ? undefined : t(wrong)}>
          {(control) => (
            <DayInput
              value={lastDay}
              onDay={(next) => end({ ...form, lastDay: next })}
              data-testid="appointment-last-day"
              {...control}
            />
          )}
        </Field>
        {!allDay && (
          <Field label={t("toHour")}>
            {(control) => (
              <HourInput
                value={to}
                onHour={(hour) => end({ ...form, to: hour })}
                data-testid="appointment-to"
                {...control}
              />
            )}
          </Field>
        )}
      </div>
      <Checkbox
        checked={allDay}
        onChecked={(whole) => onForm({ ...form, allDay: whole })}
        data-testid="appointment-all-day"
      >
        {t("allDay")}
      </Checkbox>
    </>
  );
}
