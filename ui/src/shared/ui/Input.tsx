import type { ComponentProps, ReactNode } from "react";

import styles from "@/shared/ui/Input.module.css";

export interface InputProps extends Omit<ComponentProps<"input">, "size"> {
  size?: "small" | "normal";
  before?: ReactNode;
  after?: ReactNode;
  boxClassName?: string | undefined;
}

/** One line of text. */
export function Input({ size = "normal", before, after, boxClassName, className, ...rest }: InputProps) {
  return (
    <span className={`${styles.box} ${boxClassName ?? ""}`} data-size={size}>
      {before !== undefined && <span className={styles.before}>{before}</span>}
      <input
        className={`${styles.input} ${className ?? ""}`}
        spellCheck={false}
        autoComplete="off"
        {...rest}
      />
      {after}
    </span>
  );
}
