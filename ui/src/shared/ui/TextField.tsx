import type { ReactNode } from "react";

import { Field } from "@/shared/ui/Field";
import { Input } from "@/shared/ui/Input";
import type { InputProps } from "@/shared/ui/Input";

interface TextFieldProps extends Omit<InputProps, "value" | "onChange"> {
  label: string;
  hint?: ReactNode;
  /** What is wrong with the value, as a sentence. */
  wrong?: string | undefined;
  value: string;
  onText: (text: string) => void;
}

/** One line of text under its label. */
export function TextField({ label, hint, wrong, onText, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {(control) => <Input {...control} {...rest} onChange={(event) => onText(event.target.value)} />}
    </Field>
  );
}
