import type { ReactNode } from "react";

import { Bar } from "@/shared/ui/Bar";
import styles from "@/shared/ui/Page.module.css";

interface PageProps {
  title: string;
  /** Beside the title. */
  bar?: ReactNode;
  /** At the end of the bar. */
  end?: ReactNode;
  /** The whole body scrolls; otherwise its panes do. */
  scroll?: boolean;
  children: ReactNode;
  "data-testid"?: string;
}

/** A room of the application: one bar, then the content. */
export function Page({ title, bar, end, scroll = false, children, ...rest }: PageProps) {
  return (
    <main className={styles.page} {...rest}>
      <Bar title={title} end={end}>
        {bar}
      </Bar>
      <div className={styles.body} data-scroll={scroll} tabIndex={scroll ? 0 : undefined}>
        {children}
      </div>
    </main>
  );
}
