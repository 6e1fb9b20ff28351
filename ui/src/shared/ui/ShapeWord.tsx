import type { ReactNode } from "react";

import { Shape } from "@/shared/ui/Shape";
import type { ShapeKind } from "@/shared/ui/Shape";
import styles from "@/shared/ui/Shape.module.css";

/** How urgent: shape, word and colour say the same. */
export function ShapeWord({
  kind,
  small,
  children,
}: {
  kind: ShapeKind;
  small?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={styles.word} data-kind={kind}>
      <Shape kind={kind} small={small ?? false} />
      <span>{children}</span>
    </span>
  );
}
