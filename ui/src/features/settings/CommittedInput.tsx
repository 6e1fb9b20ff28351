import { useState } from "react";
import type { ComponentProps } from "react";

import { Input } from "@/shared/ui/Input";

interface CommittedInputProps extends Omit<ComponentProps<typeof Input>, "value" | "onChange"> {
  value: string;
  /** Called on Enter or when the field is left, only with a value that is valid and new. */
  onCommit: (value: string) => void;
}

/** A field that is saved when it is left. Escape takes back what was typed. */
export function CommittedInput({ value, onCommit, ...rest }: CommittedInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (input: HTMLInputElement) => {
    if (typed !== null && typed.trim() !== value && input.checkValidity()) onCommit(typed.trim());
    setTyped(null);
  };
  return (
    <Input
      {...rest}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={(event) => commit(event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit(event.currentTarget);
        if (event.key === "Escape") setTyped(null);
      }}
    />
  );
}
