import { useText } from "@/shared/text/useText";
import { Field } from "@/shared/ui/Field";
import { Input } from "@/shared/ui/Input";

interface CodeFieldProps {
  value: string;
  onText: (code: string) => void;
  autoFocus?: boolean;
}

/** How many digits a code has. */
const DIGITS = 6;

/** Whether this may be a whole code. */
export const isCode = (text: string) => text.replace(/\s/g, "").length === DIGITS;

/** The six digits that the telephone shows. */
export function CodeField({ value, onText, autoFocus = false }: CodeFieldProps) {
  const { t } = useText("secondFactor");
  return (
    <Field label={t("code")} hint={t("codeHint")}>
      {(control) => (
        <Input
          {...control}
          autoFocus={autoFocus}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={DIGITS + 1}
          value={value}
          onChange={(event) => onText(event.target.value.replace(/[^\d ]/g, ""))}
          data-testid="second-factor-code"
        />
      )}
    </Field>
  );
}
