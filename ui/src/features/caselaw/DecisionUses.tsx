import { Folder, X } from "lucide-react";
import { useState } from "react";

import type { DecisionCardView } from "@/contract/DecisionCardView";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";
import { useToast } from "@/shared/ui/Toasts";
import { WorkspacePicker } from "@/shared/workspaces/WorkspacePicker";

import styles from "./DecisionCard.module.css";

interface Props {
  view: DecisionCardView;
  mayWork: boolean;
  mayAdd: boolean;
}

/** The matters that use a decision. */
export function DecisionUses({ view, mayWork, mayAdd }: Props) {
  const { t } = useText("caselaw");
  const toast = useToast();
  const [choosing, setChoosing] = useState(false);
  const attach = useAct("case_law.attach");
  const { id } = view.decision;
  const detach = (workspaceId: string, reference: string) =>
    attach.mutate(
      { id, workspaceId, attached: false },
      {
        onSuccess: () =>
          toast.show(
            t("uses.detached", { reference }),
            mayAdd ? () => attach.mutate({ id, workspaceId, attached: true }) : undefined,
          ),
      },
    );
  return (
    <section className={styles.block} aria-label={t("uses.title")} data-testid="decision-uses">
      <header>
        <h3>{t("uses.title")}</h3>
        {mayAdd && (
          <button
            type="button"
            className="link"
            onClick={() => setChoosing(true)}
            data-testid="decision-attach"
          >
            {t("uses.attach")}
          </button>
        )}
      </header>
      <ul>
        {view.workspaces.map((workspace) => (
          <li key={workspace.id} className={styles.row} data-testid="decision-use">
            <GoTo to={{ room: "workspaces", id: workspace.id }}>
              <Icon of={Folder} small />
              <span className="num">{workspace.reference}</span>
              <span className="cut soft private">{workspace.title}</span>
            </GoTo>
            {mayWork && (
              <Button
                look="quiet"
                size="small"
                icon={X}
                aria-label={t("uses.detach", { reference: workspace.reference })}
                onClick={() => detach(workspace.id, workspace.reference)}
              />
            )}
          </li>
        ))}
      </ul>
      {view.workspaces.length === 0 && <p className="small quiet">{t("uses.none")}</p>}
      {choosing && (
        <Dialog title={t("uses.attach")} onClose={() => setChoosing(false)} data-testid="attach-dialog">
          <WorkspacePicker
            autoFocus
            onPick={({ id: workspaceId }) => {
              attach.mutate({ id, workspaceId, attached: true });
              setChoosing(false);
            }}
          />
        </Dialog>
      )}
    </section>
  );
}
