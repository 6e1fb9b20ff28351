import { Merge } from "lucide-react";

import type { WorkspaceRef } from "@/contract/WorkspaceRef";
import type { WorkspaceView } from "@/contract/WorkspaceView";
import { Timeline } from "@/features/workspaces/Timeline";
import { useAct } from "@/shared/data/useAct";
import { useMay } from "@/shared/data/SessionContext";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";

import styles from "./WorkspacePage.module.css";

/** What is left of a merged workspace: where everything went, how it comes back, what happened. */
export function Merged({ workspace, into }: { workspace: WorkspaceView; into: WorkspaceRef }) {
  const { t } = useText("workspaces");
  const mayWork = useMay("work");
  const unmerge = useAct("workspaces.unmerge", { said: () => t("merge.apart") });
  return (
    <>
      <div className={styles.merged} role="status" data-testid="merged-note">
        <Icon of={Merge} />
        <span className="cut">
          {t("merge.went")}{" "}
          <GoTo className="link" to={{ room: "workspaces", id: into.id }} data-testid="merged-into">
            <span className="num">{into.reference}</span>
          </GoTo>
          , <span className="private">{into.title}</span>
        </span>
        {mayWork && (
          <Button
            size="small"
            className="end"
            disabled={unmerge.isPending}
            onClick={() => unmerge.mutate({ id: workspace.id })}
            data-testid="unmerge"
          >
            {t("merge.unmerge")}
          </Button>
        )}
      </div>
      <div className={styles.left}>
        <h2 className="private" data-testid="workspace-title">
          {workspace.title}
        </h2>
        <Timeline events={workspace.timeline} />
      </div>
    </>
  );
}
