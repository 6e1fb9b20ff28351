import type { LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

import styles from "@/shared/ui/Button.module.css";
import { Icon } from "@/shared/ui/Icon";
import { Kbd } from "@/shared/ui/Kbd";

export interface ButtonProps extends Omit<ComponentProps<"button">, "children"> {
  /** `go` is the one primary action of a zone; `quiet` has no edge; `danger` only to confirm a loss. */
  look?: "go" | "plain" | "quiet" | "danger";
  size?: "small" | "normal" | "large";
  icon?: LucideIcon;
  /** The key that does the same, shown beside the words. */
  keys?: string | undefined;
  /** Absent for a button that is an icon; then `aria-label` says what it does. */
  children?: ReactNode;
}

export function Button({
  look = "plain",
  size = "normal",
  icon,
  keys,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={`${styles.button} ${className ?? ""}`}
      data-look={look}
      data-size={size}
      data-icon={children === undefined}
      title={children === undefined ? rest["aria-label"] : undefined}
      {...rest}
    >
      {icon !== undefined && <Icon of={icon} small={size === "small"} />}
      {children}
      {keys !== undefined && <Kbd keys={keys} className={styles.kbd} />}
    </button>
  );
}
