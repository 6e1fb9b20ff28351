import type { WorkspaceView } from "@/contract/WorkspaceView";
import { Alerts } from "@/features/workspaces/Alerts";
import { Checklist } from "@/features/workspaces/Checklist";
import { Documents } from "@/features/workspaces/Documents";
import { leading } from "@/features/workspaces/leading";
import { Messages } from "@/features/workspaces/Messages";
import { OtherDeadlines } from "@/features/workspaces/OtherDeadlines";
import { People } from "@/features/workspaces/People";
import { Section } from "@/shared/ui/Section";
import { Timeline } from "@/features/workspaces/Timeline";
import { useText } from "@/shared/text/useText";

import styles from "./Body.module.css";

interface Props {
  workspace: WorkspaceView;
  adding: boolean;
  onAdding: (adding: boolean) => void;
  onCompute: () => void;
  onEnter: () => void;
}

/** What is missing, what is there, what happened, who is in it. */
export function Body({ workspace, adding, onAdding, onCompute, onEnter }: Props) {
  const { t } = useText("workspaces");
  const first = leading(workspace.deadlines);
  const others = workspace.deadlines.filter((deadline) => deadline.id !== first?.id);
  return (
    <div className={styles.panes}>
      <div className={styles.pane}>
        <Checklist workspace={workspace} adding={adding} onAdding={onAdding} />
      </div>
      <div className={styles.pane}>
        {workspace.description.trim() !== "" && (
          <Section title={t("page.notes")} data-testid="notes">
            <p className={`${styles.notes} private`}>{workspace.description}</p>
          </Section>
        )}
        <Documents workspace={workspace} />
        <Messages messages={workspace.messages} />
        <Timeline events={workspace.timeline} />
      </div>
      <aside className={styles.aside}>
        <Alerts alerts={workspace.alerts} />
        <OtherDeadlines
          workspaceId={workspace.id}
          deadlines={others}
          alone={first === null}
          onCompute={onCompute}
          onEnter={onEnter}
        />
        <People workspace={workspace} />
      </aside>
    </div>
  );
}
