import { X } from "lucide-react";
import { useState } from "react";

import type { WorkspaceRow } from "@/contract/WorkspaceRow";
import { MergeDialog } from "@/features/workspaces/MergeDialog";
import type { Bulk } from "@/features/workspaces/useBulk";
import { useKeys } from "@/shared/keys/useKeys";
import { AssignMenu } from "@/shared/messages/AssignMenu";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

import styles from "./WorkspacesPage.module.css";

interface Props {
  rows: WorkspaceRow[];
  bulk: Bulk;
  /** Whether these are archived ones. */
  archived: boolean;
  onClear: () => void;
}

/** What can be done with the chosen workspaces. */
export function WorkspacesBulk({ rows, bulk, archived, onClear }: Props) {
  const { t } = useText("workspaces");
  const [handing, setHanding] = useState(false);
  const [merging, setMerging] = useState(false);
  const [first, second] = rows;
  const two = rows.length === 2 && !archived;
  const archive = () => {
    bulk.archive(rows, !archived);
    onClear();
  };
  const group = t("title");
  useKeys([
    { id: "workspaces.bulkClear", keys: "escape", label: t("bulk.clear"), hidden: true, run: onClear },
    {
      id: "workspaces.bulkArchive",
      keys: "e",
      label: t(archived ? "page.reopen" : "page.archive"),
      group,
      run: archive,
    },
    { id: "workspaces.bulkHand", keys: "a", label: t("bulk.hand"), group, run: () => setHanding(true) },
    ...(two
      ? [
          {
            id: "workspaces.bulkMerge",
            keys: "m",
            label: t("bulk.merge"),
            group,
            run: () => setMerging(true),
          },
        ]
      : []),
  ]);
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t("bulk.label")} data-testid="bulk-bar">
      <strong>{t("bulk.chosen", { count: rows.length })}</strong>
      <Button look="quiet" keys="e" onClick={archive} data-testid="bulk-archive">
        {t(archived ? "page.reopen" : "page.archive")}
      </Button>
      <AssignMenu
        open={handing}
        onOpen={setHanding}
        onAssign={(to) => {
          bulk.handOver(rows, to);
          onClear();
        }}
      >
        <Button look="quiet" keys="a" data-testid="bulk-hand">
          {t("bulk.hand")}
        </Button>
      </AssignMenu>
      {two && (
        <Button look="quiet" keys="m" onClick={() => setMerging(true)} data-testid="bulk-merge">
          {t("bulk.merge")}
        </Button>
      )}
      <Button look="quiet" icon={X} aria-label={t("bulk.clear")} onClick={onClear} data-testid="bulk-clear" />
      {merging && first !== undefined && second !== undefined && (
        <MergeDialog
          workspaceId={first.id}
          otherId={second.id}
          onClose={() => setMerging(false)}
          onMerged={onClear}
        />
      )}
    </div>
  );
}
