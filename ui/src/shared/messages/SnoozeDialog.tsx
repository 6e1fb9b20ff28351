import { useState } from "react";

import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { DayInput } from "@/shared/ui/DayInput";
import { Dialog } from "@/shared/ui/Dialog";
import { Field } from "@/shared/ui/Field";
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
    <Dialog
      title={t("snooze.title")}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t("common:cancel")}</Button>
          <Button look="go" disabled={!ahead} onClick={submit} data-testid="confirm-snooze">
            {t("snooze.confirm")}
          </Button>
        </>
      }
    >
      <Field label={t("snooze.date")}>
        {(control) => <DayInput value={day} onDay={setDay} {...control} />}
      </Field>
      <Field label={t("snooze.time")}>
        {(control) => <HourInput value={time} onHour={setTime} {...control} />}
      </Field>
    </Dialog>
  );
}
