import { calendarDay } from "@/shared/text/dates";
import { readDay } from "@/shared/text/readDay";
import { useText } from "@/shared/text/useText";
import { useFormBlock } from "@/shared/ui/formBlock";
import { Input } from "@/shared/ui/Input";
import type { InputProps } from "@/shared/ui/Input";
import { useTyped } from "@/shared/ui/useTyped";
import styles from "@/shared/ui/DayInput.module.css";

interface DayInputProps extends Omit<InputProps, "value" | "onChange" | "type"> {
  /** `2026-11-04`, or empty. */
  value: string;
  /** The day that was understood; empty while it is none. */
  onDay: (day: string) => void;
}

/**
 * A day as people write it, with the weekday that was understood beside it. What is no day is red, and
 * holds the form around it.
 */
export function DayInput({ value, onDay, ...rest }: DayInputProps) {
  const { t, language } = useText("deadlines");
  const [typed, setTyped] = useTyped(value, read, shown);
  const understood = read(typed);
  const wrong = understood === null && typed.trim() !== "";
  useFormBlock(wrong);
  return (
    <Input
      {...rest}
      type="text"
      placeholder={t("dayHint")}
      aria-invalid={wrong || rest["aria-invalid"]}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onDay(read(event.target.value) ?? "");
      }}
      after={
        <span className={styles.read} data-wrong={wrong} role="status" data-testid="day-read">
          {understood === null ? (wrong ? t("notADay") : "") : calendarDay(understood, language)}
        </span>
      }
    />
  );
}

const read = (typed: string) => readDay(typed, new Date());

function shown(iso: string): string {
  if (iso === "") return "";
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${day}/${month}/${year}`;
}
