import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import styles from "@/shared/ui/Empty.module.css";
import { Icon } from "@/shared/ui/Icon";
import { Shape } from "@/shared/ui/Shape";

interface EmptyProps {
  /** Nothing for a failure: a triangle stands there. */
  icon?: LucideIcon;
  title: string;
  /** What this is for, or what happened and what is safe. */
  children?: ReactNode;
  /** The one next step. */
  actions?: ReactNode;
  "data-testid"?: string;
}

/** A screen or a pane with nothing to show: what it is for and the one next step. */
export function Empty({ icon, title, children, actions, ...rest }: EmptyProps) {
  return (
    <section className={styles.empty} {...rest}>
      {icon === undefined ? (
        <Shape kind="near" className={styles.icon} />
      ) : (
        <Icon of={icon} className={styles.icon} />
      )}
      <h2 className={styles.title}>{title}</h2>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </section>
  );
}
