import type { DeadlineView } from "@/contract/DeadlineView";
import { Section } from "@/shared/ui/Section";
import { useMay } from "@/shared/data/SessionContext";
import { DeadlineCard } from "@/shared/deadlines/DeadlineCard";
import { useText } from "@/shared/text/useText";

import styles from "./Rows.module.css";

interface Props {
  workspaceId: string;
  deadlines: DeadlineView[];
  /** Whether the page has no leading deadline, so that these are not "others". */
  alone: boolean;
  onCompute: () => void;
  onEnter: () => void;
}

/** The deadlines beside the one that leads the page, and the two ways to get one more. */
export function OtherDeadlines({ workspaceId, deadlines, alone, onCompute, onEnter }: Props) {
  const { t } = useText("workspaces");
  const mayWork = useMay("work");
  return (
    <Section
      title={t(alone || deadlines.length === 0 ? "deadlines.title" : "deadlines.others")}
      data-testid="deadlines"
    >
      <div className={styles.cards}>
        {deadlines.map((deadline) => (
          <DeadlineCard key={deadline.id} deadline={deadline} workspaceId={workspaceId} />
        ))}
      </div>
      {mayWork && (
        <p className={styles.alertActions}>
          <button type="button" className="link" onClick={onCompute} data-testid="deadline-compute">
            {t("deadlines.compute")}
          </button>
          <button type="button" className="link" onClick={onEnter} data-testid="deadline-enter">
            {t("deadlines.enter")}
          </button>
        </p>
      )}
    </Section>
  );
}
