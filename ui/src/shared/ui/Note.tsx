import type { ReactNode } from "react";

import styles from "@/shared/ui/Note.module.css";
import { Shape } from "@/shared/ui/Shape";

const SHAPES = { bad: "critical", warn: "near", plain: "calm" } as const;

/** A sentence that must be seen. `bad` is announced at once. */
export function Note({
  look = "plain",
  children,
  ...rest
}: {
  look?: "bad" | "warn" | "plain";
  children: ReactNode;
  "data-testid"?: string;
}) {
  return (
    <div className={styles.note} data-look={look} role={look === "bad" ? "alert" : undefined} {...rest}>
      <Shape kind={SHAPES[look]} />
      <div className={styles.body}>{children}</div>
    </div>
  );
}
