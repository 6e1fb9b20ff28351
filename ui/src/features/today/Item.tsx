import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import styles from "@/features/today/Items.module.css";
import { go } from "@/shared/route/route";
import type { Route } from "@/shared/route/route";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { Shape } from "@/shared/ui/Shape";

interface ItemProps {
  /** Nothing for what is lost or refused: a diamond stands there. */
  icon?: LucideIcon | undefined;
  who: string;
  what: string;
  second: ReactNode;
  verb: string;
  to: Route;
  testid: string;
}

/** One thing that waits, and the one step it waits for. */
export function Item({ icon, who, what, second, verb, to, testid }: ItemProps) {
  return (
    <li className={styles.item} data-testid={testid}>
      {icon === undefined ? (
        <Shape kind="critical" className={styles.shape} />
      ) : (
        <Icon of={icon} className={styles.icon} />
      )}
      <div className={styles.body}>
        <span className="cut private" title={`${who}, ${what}`}>
          <b>{who}</b>
          {what !== "" && `, ${what}`}
        </span>
        <span className={styles.second}>{second}</span>
      </div>
      <Button
        size="small"
        onClick={() => go(to)}
        aria-label={`${verb}, ${who}`}
        data-testid={`${testid}-open`}
      >
        {verb}
      </Button>
    </li>
  );
}
