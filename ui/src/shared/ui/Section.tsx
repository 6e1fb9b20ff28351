import type { ReactNode } from "react";

import styles from "./Section.module.css";

interface Props {
  title: string;
  /** How many, or how far, beside the title. */
  count?: ReactNode;
  end?: ReactNode;
  children: ReactNode;
  "data-testid"?: string;
}

/** A heading and its rows, hairlines between them. */
export function Section({ title, count, end, children, ...rest }: Props) {
  return (
    <section className={styles.section} aria-label={title} {...rest}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {count !== undefined && <span className={styles.count}>{count}</span>}
        {end !== undefined && <span className={styles.end}>{end}</span>}
      </header>
      {children}
    </section>
  );
}
