import { ArrowRight, ArrowLeftRight } from "lucide-react";
import { useState } from "react";

import { MergeSide } from "@/features/workspaces/MergeSide";
import { movedWords } from "@/features/workspaces/movedWords";
import { useMerge } from "@/features/workspaces/useMerge";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Icon } from "@/shared/ui/Icon";
import { Note } from "@/shared/ui/Note";
import { WorkspacePicker } from "@/shared/workspaces/WorkspacePicker";

import styles from "./Merge.module.css";

interface Props {
  workspaceId: string;
  /** The other one, when both were chosen in the list. */
  otherId?: string;
  onClose: () => void;
  onMerged?: () => void;
}

/** Two workspaces that are one: both sides, which one stays, what moves. */
export function MergeDialog({ workspaceId, otherId, onClose, onMerged }: Props) {
  const { t, language } = useText("workspaces");
  const [other, setOther] = useState<string | null>(otherId ?? null);
  // The one that was open stays, unless the person turns it round.
  const [turned, setTurned] = useState(false);
  const mine = useAsk("workspaces.show", { id: workspaceId });
  const theirs = useAsk("workspaces.show", { id: other ?? "" }, { when: other !== null, keep: false });
  const merge = useMerge({
    onDone: () => {
      onClose();
      onMerged?.();
    },
  });
  const [staying, ending] = turned ? [theirs.data, mine.data] : [mine.data, theirs.data];
  const client = (side: typeof staying) => side?.people.find(({ part }) => part === "client")?.name ?? "";
  const ready = staying !== undefined && ending !== undefined;
  const differs = ready && client(staying) !== client(ending);
  return (
    <FormDialog
      title={t("merge.title")}
      about={t("merge.about")}
      verb={t("merge.submit")}
      ready={ready}
      pending={merge.isPending}
      failure={merge.error ?? theirs.error ?? mine.error}
      onSubmit={() => ready && merge.run(ending, staying)}
      onClose={onClose}
      onBack={other !== null && otherId === undefined ? () => setOther(null) : undefined}
      wide
      name="merge-dialog"
    >
      {other === null ? (
        <WorkspacePicker autoFocus most={6} current={workspaceId} onPick={({ id }) => setOther(id)} />
      ) : (
        ready && (
          <>
            <div className={styles.sides}>
              <MergeSide workspace={ending} stays={false} />
              <span className={styles.turn}>
                <Icon of={ArrowRight} />
                <Button
                  size="small"
                  look="quiet"
                  icon={ArrowLeftRight}
                  aria-label={t("merge.turn")}
                  onClick={() => setTurned(!turned)}
                  data-testid="merge-turn"
                />
              </span>
              <MergeSide workspace={staying} stays />
            </div>
            <p data-testid="merge-moves">
              {t("merge.moves", { from: ending.reference, to: staying.reference })}{" "}
              <strong>{movedWords(ending, t, language)}</strong>
            </p>
            {differs && (
              <Note look="warn" data-testid="merge-differs">
                {t("merge.clients", { from: client(ending), to: client(staying) })}
              </Note>
            )}
            {staying.procedure !== ending.procedure && (
              <Note look="warn">
                {t("merge.procedures", {
                  from: t(`words:procedure.${ending.procedure}`),
                  to: t(`words:procedure.${staying.procedure}`),
                })}
              </Note>
            )}
          </>
        )
      )}
    </FormDialog>
  );
}
