import { useState } from "react";
import type { ComponentProps } from "react";

import { useText } from "@/shared/text/useText";
import { Input } from "@/shared/ui/Input";

import styles from "./CommittedInput.module.css";

interface CommittedInputProps extends Omit<ComponentProps<typeof Input>, "value" | "onChange"> {
  value: string;
  /** Called on Enter or when the field is left, only with a value that is valid and new. */
  onCommit: (value: string) => void;
}

/** A field that is saved when it is left. What cannot be is said, and kept to be put right; Escape takes it back. */
export function CommittedInput({ value, onCommit, ...rest }: CommittedInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const { t } = useText("settings");
  const type = (text: string | null) => {
    setTyped(text);
    setRefused(false);
  };
  const commit = (input: HTMLInputElement) => {
    if (typed === null) return;
    if (!input.checkValidity()) return setRefused(true);
    if (typed.trim() !== value) onCommit(typed.trim());
    type(null);
  };
  return (
    <span className={styles.field}>
      <Input
        {...rest}
        aria-invalid={refused || undefined}
        value={typed ?? value}
        onChange={(event) => type(event.target.value)}
        onBlur={(event) => commit(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit(event.currentTarget);
          if (event.key === "Escape") type(null);
        }}
      />
      {refused && (
        <span className={styles.refused} role="alert" data-testid="not-saved">
          {rest.min !== undefined && rest.max !== undefined
            ? t("notBetween", { min: rest.min, max: rest.max })
            : t("notSaved")}
        </span>
      )}
    </span>
  );
}
