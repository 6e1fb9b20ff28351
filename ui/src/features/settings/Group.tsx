import type { ReactNode } from "react";

import styles from "@/features/settings/Row.module.css";

/** Settings that belong together. */
export function Group({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h2>{title}</h2>
      {about !== undefined && <p>{about}</p>}
      {children}
    </section>
  );
}
