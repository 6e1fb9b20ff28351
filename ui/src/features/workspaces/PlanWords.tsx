import { dueWords } from "@/features/workspaces/dueOn";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";
import { ShapeWord } from "@/shared/ui/ShapeWord";

import styles from "./Plan.module.css";

interface Props {
  owner: string | null;
  dueOn: string | null;
}

/** By when and who, at the end of a line. */
export function PlanWords({ owner, dueOn }: Props) {
  const { t, language } = useText("workspaces");
  const due = dueOn === null ? null : dueWords(dueOn, t, language, new Date());
  return (
    <span className={styles.words} data-testid="plan-words">
      {due !== null &&
        (due.shape === null ? (
          <span>{due.words}</span>
        ) : (
          <ShapeWord kind={due.shape} small>
            {due.words}
          </ShapeWord>
        ))}
      {owner !== null && <Avatar name={owner} />}
    </span>
  );
}
