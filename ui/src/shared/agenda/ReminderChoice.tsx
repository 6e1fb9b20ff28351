import { LengthPicker } from "@/shared/deadlines/LengthPicker";
import { useText } from "@/shared/text/useText";
import { Field } from "@/shared/ui/Field";

/** When one is reminded of an appointment. */
export function ReminderChoice({
  chosen,
  onChosen,
}: {
  chosen: number[];
  onChosen: (lengths: number[]) => void;
}) {
  const { t } = useText("agenda");
  return (
    <Field label={t("reminders")}>
      {() => <LengthPicker chosen={chosen} onChosen={onChosen} label={t("reminders")} />}
    </Field>
  );
}
