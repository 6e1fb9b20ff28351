import { SecretInput } from "@/shared/passphrase/SecretInput";
import { Field } from "@/shared/ui/Field";
import type { InputProps } from "@/shared/ui/Input";

interface SecretFieldProps extends Omit<InputProps, "value" | "onChange"> {
  label: string;
  /** What is wrong with the value, as a sentence. */
  wrong?: string | undefined;
  value: string;
  onText: (text: string) => void;
}

/** A secret under its label. */
export function SecretField({ label, wrong, onText, ...rest }: SecretFieldProps) {
  return (
    <Field label={label} wrong={wrong}>
      {(control) => <SecretInput {...control} {...rest} onChange={(event) => onText(event.target.value)} />}
    </Field>
  );
}
