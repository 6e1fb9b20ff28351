import type { ComponentProps } from "react";

import styles from "@/shared/ui/Textarea.module.css";

/** Several lines of text. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={`${styles.area} ${className ?? ""}`} {...rest} />;
}
