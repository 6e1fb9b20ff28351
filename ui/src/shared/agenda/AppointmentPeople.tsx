import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Checkbox } from "@/shared/ui/Checkbox";
import { Field } from "@/shared/ui/Field";

/** Who takes part; nobody chosen is everybody. */
export function AppointmentPeople({
  chosen,
  onChosen,
}: {
  chosen: string[];
  onChosen: (ids: string[]) => void;
}) {
  const { t } = useText("agenda");
  const members = useAsk("members.list", {}).data?.members.filter(({ disabled }) => !disabled) ?? [];
  if (members.length < 2) return null;
  return (
    <Field label={t("people")} hint={chosen.length === 0 ? t("everybody") : undefined}>
      {() => (
        <span className="row" style={{ flexWrap: "wrap" }}>
          {members.map(({ id, name }) => (
            <Checkbox
              key={id}
              checked={chosen.includes(id)}
              onChecked={(on) => onChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
            >
              {name}
            </Checkbox>
          ))}
        </span>
      )}
    </Field>
  );
}
