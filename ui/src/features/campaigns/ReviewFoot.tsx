import type { ReactNode } from "react";

import styles from "./ReviewFoot.module.css";

interface Props {
  /** Under a sheet of paper, whose edge it keeps. */
  wide?: boolean;
  children: ReactNode;
}

/** The bar under what is being reviewed: where a person decides. */
export function ReviewFoot({ wide = false, children }: Props) {
  return (
    <footer className={styles.foot} data-wide={wide}>
      {children}
    </footer>
  );
}
