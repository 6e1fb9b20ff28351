import type { LucideIcon } from "lucide-react";

import styles from "@/shared/ui/Icon.module.css";

/** One Lucide icon in our size; decoration unless it gets a label. */
export function Icon({
  of: Glyph,
  small,
  label,
  className,
}: {
  of: LucideIcon;
  small?: boolean;
  label?: string;
  className?: string | undefined;
}) {
  const classes = [styles.icon, small ? styles.small : "", className ?? ""].join(" ");
  return <Glyph className={classes} aria-hidden={label === undefined} aria-label={label} />;
}
