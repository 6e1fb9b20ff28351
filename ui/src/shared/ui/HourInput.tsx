import { readHour } from "@/shared/text/readDay";
import { useText } from "@/shared/text/useText";
import { useFormBlock } from "@/shared/ui/formBlock";
import { Input } from "@/shared/ui/Input";
import type { InputProps } from "@/shared/ui/Input";
import { useTyped } from "@/shared/ui/useTyped";
import styles from "@/shared/ui/DayInput.module.css";

interface HourInputProps extends Omit<InputProps, "value" | "onChange" | "type"> {
  /** `17:20`, or empty. */
  value: string;
  /** The hour that was understood; empty while it is none. */
  onHour: (hour: string) => void;
}

/** An hour as people write it. What is no hour is red, and holds the form around it. */
export function HourInput({ value, onHour, ...rest }: HourInputProps) {
  const { t, language } = useText("deadlines");
  const [typed, setTyped] = useTyped(value, readHour, same);
  const understood = readHour(typed);
  const wrong = understood === null && typed.trim() !== "";
  useFormBlock(wrong);
  const read =
    understood === null ? null : language === "fr" ? understood.replace(":", "\u00a0h\u00a0") : understood;
  return (
    <Input
      {...rest}
      type="text"
      placeholder={t("hourHint")}
      aria-invalid={wrong || rest["aria-invalid"]}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onHour(readHour(event.target.value) ?? "");
      }}
      after={
        <span className={styles.read} data-wrong={wrong} role="status" data-testid="hour-read">
          {read ?? (wrong ? t("notAnHour") : "")}
        </span>
      }
    />
  );
}

const same = (hour: string) => hour;
