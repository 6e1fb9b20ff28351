import type { ReactNode } from "react";

import styles from "@/shared/ui/Bar.module.css";

/** The bar on top of a room: title, filters or tabs, and the primary action at the end. */
export function Bar({ title, children, end }: { title: string; children?: ReactNode; end?: ReactNode }) {
  return (
    <header className={styles.bar}>
      <h1>{title}</h1>
      {children !== undefined && <span className={styles.line} />}
      {children}
      {end !== undefined && <div className={styles.end}>{end}</div>}
    </header>
  );
}
