import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import styles from "@/features/today/Items.module.css";
import { go } from "@/shared/route/route";
import type { Route } from "@/shared/route/route";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";
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
  /** Does the step here; the words lead where it comes from. */
  act?: (() => void) | undefined;
  testid: string;
}

/** One thing that waits, and the one step it waits for. */
export function Item({ icon, who, what, second, verb, to, act, testid }: ItemProps) {
  const line = { className: "cut private", title: `${who}, ${what}` };
  const words = (
    <>
      <b>{who}</b>
      {what !== "" && `, ${what}`}
    </>
  );
  return (
    <li className={styles.item} data-testid={testid}>
      {icon === undefined ? (
        <Shape kind="critical" className={styles.shape} />
      ) : (
        <Icon of={icon} className={styles.icon} />
      )}
      <div className={styles.body}>
        {act === undefined ? (
          <span {...line}>{words}</span>
        ) : (
          <GoTo to={to} {...line}>
            {words}
          </GoTo>
        )}
        <span className={styles.second}>{second}</span>
      </div>
      <Button
        size="small"
        onClick={act ?? (() => go(to))}
        aria-label={`${verb}, ${who}`}
        data-testid={`${testid}-open`}
      >
        {verb}
      </Button>
    </li>
  );
}
