import type { WorkspaceView } from "@/contract/WorkspaceView";
import { AddItemForm } from "@/features/workspaces/AddItemForm";
import { ChecklistItem } from "@/features/workspaces/ChecklistItem";
import { Section } from "@/shared/ui/Section";
import { useMay } from "@/shared/data/SessionContext";
import { useKept } from "@/shared/keep/useKept";
import { useText } from "@/shared/text/useText";
import { Progress } from "@/shared/ui/Progress";

import styles from "./Rows.module.css";

interface Props {
  workspace: WorkspaceView;
  adding: boolean;
  onAdding: (adding: boolean) => void;
}

/** What this matter needs: what is missing first. */
export function Checklist({ workspace, adding, onAdding }: Props) {
  const { t } = useText("workspaces");
  const [hidden, setHidden] = useKept("workspaces.hideDone", false);
  const mayWork = useMay("work");
  const items = workspace.checklist;
  const done = items.filter((item) => item.doneAt !== null);
  const open = items.filter((item) => item.doneAt === null);
  const shown = hidden ? open : [...open, ...done];
  const share = items.length === 0 ? 0 : done.length / items.length;
  return (
    <Section
      title={t("checklist.title")}
      count={
        items.length > 0 && (
          <>
            {t("checklist.of", { done: done.length, total: items.length })}
            <Progress share={share} label={t("checklist.progress", { percent: Math.round(share * 100) })} />
          </>
        )
      }
      end={
        done.length > 0 && (
          <button type="button" className="link" onClick={() => setHidden(!hidden)} data-testid="hide-done">
            {t(hidden ? "checklist.showDone" : "checklist.hideDone")}
          </button>
        )
      }
      data-testid="checklist"
    >
      <ul>
        {shown.map((item) => (
          <ChecklistItem
            key={item.id}
            item={item}
            documents={workspace.documents.filter(
              ({ id, itemId }) => itemId === item.id || id === item.documentId,
            )}
          />
        ))}
      </ul>
      {items.length === 0 && <p className={styles.none}>{t("checklist.empty")}</p>}
      {hidden && open.length === 0 && items.length > 0 && (
        <p className={styles.none}>{t("checklist.allDone")}</p>
      )}
      {adding ? (
        <AddItemForm workspaceId={workspace.id} onClose={() => onAdding(false)} />
      ) : (
        mayWork && (
          <button type="button" className="link small" onClick={() => onAdding(true)} data-testid="add-item">
            {t("checklist.add")}
          </button>
        )
      )}
    </Section>
  );
}
