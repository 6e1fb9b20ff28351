import { useState } from "react";

import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { DayInput } from "@/shared/ui/DayInput";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { HourInput } from "@/shared/ui/HourInput";

interface Props {
  onClose: () => void;
  onSnooze: (until: Date) => void;
}

/** Any other time for messages to come back. */
export function SnoozeDialog({ onClose, onSnooze }: Props) {
  const { t } = useText("messages");
  const now = useNow();
  const [day, setDay] = useState("");
  const [time, setTime] = useState("09:00");
  const until = new Date(`${day}T${time}`);
  const ahead = !Number.isNaN(until.getTime()) && until.getTime() > now;
  const submit = () => {
    onSnooze(until);
    onClose();
  };
  return (
    <FormDialog
      title={t("snooze.title")}
      verb={t("snooze.confirm")}
      ready={ahead}
      onSubmit={submit}
      onClose={onClose}
      name="snooze-until"
    >
      <Field label={t("snooze.date")}>
        {(control) => <DayInput value={day} onDay={setDay} {...control} />}
      </Field>
      <Field label={t("snooze.time")}>
        {(control) => <HourInput value={time} onHour={setTime} {...control} />}
      </Field>
    </FormDialog>
  );
}
