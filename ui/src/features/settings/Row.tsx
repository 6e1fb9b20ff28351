import { useId } from "react";
import type { ReactNode } from "react";

import styles from "@/features/settings/Row.module.css";

interface RowProps {
  label: string;
  hint?: ReactNode;
  /** The control is taller than a line. */
  tall?: boolean;
  /** The control; give it this id as `aria-labelledby`. */
  children: (labelId: string) => ReactNode;
}

/** One setting: what it is, and its control. */
export function Row({ label, hint, tall, children }: RowProps) {
  const id = useId();
  return (
    <div className={styles.row} data-tall={tall}>
      <div className={styles.words}>
        <b id={id}>{label}</b>
        {hint !== undefined && <span>{hint}</span>}
      </div>
      <div className={styles.control}>{children(id)}</div>
    </div>
  );
}
