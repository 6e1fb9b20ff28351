import { Folder } from "lucide-react";
import type { ReactNode } from "react";

import type { Route } from "@/shared/route/route";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";

import styles from "./PaperBar.module.css";

interface Props {
  /** The workspace that the paper belongs to. */
  home: { to: Route; reference: string; title?: string | undefined };
  /** What the paper is called. */
  name: string;
  /** Of the name; for tests. */
  testId: string;
  /** How far it is. */
  state: ReactNode;
  /** What can be done with it. */
  children: ReactNode;
}

/** The head of a page that shows one paper: whose it is, what it is called, how far it is, and what can be done. */
export function PaperBar({ home, name, testId, state, children }: Props) {
  return (
    <header className={styles.bar}>
      <GoTo to={home.to} className={styles.crumb} title={home.title}>
        <Icon of={Folder} />
        <span className="num">{home.reference}</span>
      </GoTo>
      <span className="quiet" aria-hidden="true">
        /
      </span>
      <h1 className="cut private" title={name} data-testid={testId}>
        {name}
      </h1>
      {state}
      <div className={styles.end}>{children}</div>
    </header>
  );
}
