import type { RefObject } from "react";

import type { WorkspaceView } from "@/contract/WorkspaceView";
import { Alerts } from "@/features/workspaces/Alerts";
import { Checklist } from "@/features/workspaces/Checklist";
import { Decisions } from "@/features/workspaces/Decisions";
import { Documents } from "@/features/workspaces/Documents";
import { Drafts } from "@/features/workspaces/Drafts";
import { Forecast } from "@/features/workspaces/Forecast";
import { leading } from "@/features/workspaces/leading";
import { Messages } from "@/features/workspaces/Messages";
import { Notes } from "@/features/workspaces/Notes";
import { OtherDeadlines } from "@/features/workspaces/OtherDeadlines";
import { People } from "@/features/workspaces/People";
import { Tasks } from "@/features/workspaces/Tasks";
import { Timeline } from "@/features/workspaces/Timeline";

import styles from "./Body.module.css";

interface Props {
  workspace: WorkspaceView;
  adding: boolean;
  onAdding: (adding: boolean) => void;
  /** The field of the next task. */
  taskField: RefObject<HTMLInputElement | null>;
  onCompute: () => void;
  onEnter: () => void;
}

/** What is to do and what is missing, what is there, what happened, who is in it. */
export function Body({ workspace, adding, onAdding, taskField, onCompute, onEnter }: Props) {
  const first = leading(workspace.deadlines);
  const others = workspace.deadlines.filter((deadline) => deadline.id !== first?.id);
  return (
    <div className={styles.panes}>
      <div className={styles.pane}>
        <Tasks workspace={workspace} field={taskField} />
        <Checklist workspace={workspace} adding={adding} onAdding={onAdding} />
        <Messages messages={workspace.messages} />
        <Drafts workspace={workspace} />
      </div>
      <div className={styles.pane}>
        <Documents workspace={workspace} />
        <Decisions decisions={workspace.decisions} />
        <Notes workspace={workspace} />
        <Timeline events={workspace.timeline} />
      </div>
      <aside className={styles.aside}>
        <Alerts workspace={workspace} />
        <OtherDeadlines
          workspaceId={workspace.id}
          deadlines={others}
          alone={first === null}
          onCompute={onCompute}
          onEnter={onEnter}
        />
        {!workspace.archived && <Forecast workspace={workspace} />}
        <People workspace={workspace} />
      </aside>
    </div>
  );
}
