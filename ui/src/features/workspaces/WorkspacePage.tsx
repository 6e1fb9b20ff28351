import { useRef, useState } from "react";

import { ArchiveDialog } from "@/features/workspaces/ArchiveDialog";
import { Body } from "@/features/workspaces/Body";
import { ComputeDialog } from "@/features/workspaces/ComputeDialog";
import { EditDialog } from "@/features/workspaces/EditDialog";
import { Head } from "@/features/workspaces/Head";
import { leading } from "@/features/workspaces/leading";
import { MergeDialog } from "@/features/workspaces/MergeDialog";
import { Merged } from "@/features/workspaces/Merged";
import { WorkspaceBar } from "@/features/workspaces/WorkspaceBar";
import { useDropPlace } from "@/shared/bringin/dropPlace";
import { useAddDocuments } from "@/shared/bringin/useAddDocuments";
import { useAsk } from "@/shared/data/useAsk";
import { useMay } from "@/shared/data/SessionContext";
import { EnterDialog } from "@/shared/deadlines/EnterDialog";
import { useConfirmKey } from "@/shared/deadlines/useConfirmKey";
import { useKeys } from "@/shared/keys/useKeys";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Failed } from "@/shared/ui/Failed";
import { Page } from "@/shared/ui/Page";
import { Skeleton } from "@/shared/ui/Skeleton";

import styles from "./WorkspacePage.module.css";

type Asking = "compute" | "enter" | "edit" | "merge" | "archive" | null;

/** One workspace: the date to keep, how it was computed, what is missing, what happened. */
export function WorkspacePage({ id }: { id: string }) {
  const { t } = useText("workspaces");
  const [asking, setAsking] = useState<Asking>(null);
  const [adding, setAdding] = useState(false);
  const taskField = useRef<HTMLInputElement>(null);
  const addTask = () => {
    taskField.current?.focus();
    taskField.current?.scrollIntoView?.({ block: "center" });
  };
  const shown = useAsk("workspaces.show", { id }, { keep: false });
  const mayChange = useMay("work");
  const workspace = shown.data;
  // What was merged is elsewhere: nothing may be added to what is left.
  const mayWork = mayChange && workspace?.mergedInto === null;
  const files = useAddDocuments();
  useDropPlace(
    workspace === undefined || !mayWork ? null : { workspaceId: workspace.id, name: workspace.reference },
  );
  const lead = workspace === undefined ? null : leading(workspace.deadlines);
  // The key confirms the date that the head shows, with its points to check, and no other.
  const proposed = lead?.state === "proposed" ? lead : undefined;
  const confirm = useConfirmKey(proposed);

  const group = t("title");
  useKeys([
    {
      id: "workspaces.back",
      keys: "escape",
      label: t("keys.back"),
      group,
      hidden: true,
      run: () => go({ room: "workspaces" }),
    },
    ...(mayWork
      ? [
          {
            id: "workspaces.compute",
            keys: "c",
            label: t("keys.compute"),
            group,
            run: () => setAsking("compute"),
          },
          {
            id: "workspaces.addDocuments",
            keys: "a",
            label: t("documents.addMany"),
            group,
            run: () => workspace !== undefined && files.choose(workspace.id),
          },
          { id: "workspaces.addTask", keys: "n", label: t("tasks.add"), group, run: addTask },
          { id: "workspaces.add", keys: "shift+n", label: t("keys.add"), group, run: () => setAdding(true) },
        ]
      : []),
    ...(mayWork && proposed !== undefined
      ? [
          {
            id: "workspaces.confirm",
            keys: "d",
            label: t("keys.confirm"),
            group,
            run: confirm.press,
          },
        ]
      : []),
  ]);

  if (shown.isError) {
    return (
      <Page title={t("title")}>
        <Failed
          failure={shown.error}
          onRetry={() => void shown.refetch()}
          leave={{ label: t("keys.back"), run: () => go({ room: "workspaces" }) }}
        />
      </Page>
    );
  }
  if (workspace === undefined) {
    return (
      <main className={styles.page}>
        <Skeleton rows={7} />
      </main>
    );
  }
  const close = () => setAsking(null);
  return (
    <main className={styles.page} data-testid="workspace">
      <WorkspaceBar
        workspace={workspace}
        onCompute={() => setAsking("compute")}
        onEnter={() => setAsking("enter")}
        onEdit={() => setAsking("edit")}
        onMerge={() => setAsking("merge")}
        onArchive={() => setAsking("archive")}
        onAddTask={addTask}
        onAddItem={() => setAdding(true)}
        onAddDocuments={() => files.choose(workspace.id)}
      />
      {workspace.mergedInto === null ? (
        <div className={styles.content}>
          <Head
            workspace={workspace}
            doubted={confirm.doubted}
            onCompute={() => setAsking("compute")}
            onEnter={() => setAsking("enter")}
          />
          <Body
            workspace={workspace}
            adding={adding}
            onAdding={setAdding}
            taskField={taskField}
            onCompute={() => setAsking("compute")}
            onEnter={() => setAsking("enter")}
          />
        </div>
      ) : (
        <Merged workspace={workspace} into={workspace.mergedInto} />
      )}
      {asking === "compute" && (
        <ComputeDialog workspace={workspace} onClose={close} onEnter={() => setAsking("enter")} />
      )}
      {asking === "enter" && <EnterDialog workspaceId={workspace.id} onClose={close} />}
      {asking === "merge" && <MergeDialog workspaceId={workspace.id} onClose={close} />}
      {asking === "archive" && <ArchiveDialog workspace={workspace} onClose={close} />}
      {asking === "edit" && <EditDialog workspace={workspace} onClose={close} />}
    </main>
  );
}
