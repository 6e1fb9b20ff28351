import { useId } from "react";
import type { ReactNode } from "react";

import styles from "@/shared/ui/Field.module.css";
import { Shape } from "@/shared/ui/Shape";

export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean | undefined;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong with the value, as a sentence. */
  wrong?: string | undefined;
  /** The control; spread what it is given on the input. */
  children: (control: FieldControl) => ReactNode;
}

/** A label over a control, with a hint or what is wrong under it. */
export function Field({ label, hint, wrong, children }: FieldProps) {
  const id = useId();
  const below = `${id}-below`;
  const described = wrong !== undefined || hint !== undefined;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        "aria-describedby": described ? below : undefined,
        "aria-invalid": wrong !== undefined || undefined,
      })}
      {wrong !== undefined ? (
        <p className={styles.wrong} id={below} role="alert">
          <Shape kind="critical" small /> <span>{wrong}</span>
        </p>
      ) : hint !== undefined ? (
        <p className={styles.hint} id={below}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
