import { Archive, ArchiveRestore, Copy, Ellipsis, ExternalLink, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";

import type { CountView } from "@/contract/CountView";
import { DecisionFacts } from "@/features/caselaw/DecisionFacts";
import { DecisionNote } from "@/features/caselaw/DecisionNote";
import { DecisionTags } from "@/features/caselaw/DecisionTags";
import { DecisionText } from "@/features/caselaw/DecisionText";
import { DecisionUses } from "@/features/caselaw/DecisionUses";
import { EditDecisionDialog } from "@/features/caselaw/EditDecisionDialog";
import { useDecisionActs } from "@/features/caselaw/useDecisionActs";
import { useMay } from "@/shared/data/SessionContext";
import { useAsk } from "@/shared/data/useAsk";
import { useKeys } from "@/shared/keys/useKeys";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Failed } from "@/shared/ui/Failed";
import { Menu } from "@/shared/ui/Menu";
import { Skeleton } from "@/shared/ui/Skeleton";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./DecisionCard.module.css";

interface Props {
  id: string;
  find: string | undefined;
  mayAdd: boolean;
  tags: CountView[];
}

/** One decision: its head, how it is cited, what the firm says of it, where it is used, and its text. */
export function DecisionCard({ id, find, mayAdd, tags }: Props) {
  const { t } = useText("caselaw");
  const toast = useToast();
  const [editing, setEditing] = useState(false);
  const mayWork = useMay("work");
  const acts = useDecisionActs();
  const shown = useAsk("case_law.show", { id }, { keep: false });
  const citation = shown.data?.decision.citation ?? "";
  const copy = () => {
    void navigator.clipboard.writeText(citation).then(() => toast.show(t("copied")), toast.fail);
  };
  const group = t("title");
  useKeys([
    ...(citation === "" ? [] : [{ id: "caselaw.copy", keys: "c", label: t("copy"), group, run: copy }]),
    ...(mayWork
      ? [{ id: "caselaw.edit", keys: "shift+e", label: t("edit"), group, run: () => setEditing(true) }]
      : []),
  ]);
  if (shown.isError) {
    return (
      <Failed
        failure={shown.error}
        onRetry={() => void shown.refetch()}
        leave={{ label: t("back"), run: () => go({ room: "caselaw" }, { replace: true }) }}
      />
    );
  }
  if (shown.data === undefined) return <Skeleton rows={6} />;
  const view = shown.data;
  const { decision } = view;
  const more = [
    { id: "decision-edit", label: t("edit"), icon: Pencil, run: () => setEditing(true) },
    decision.archived
      ? {
          id: "decision-unarchive",
          label: t("unarchive"),
          icon: ArchiveRestore,
          run: () => acts.archive([id], false),
        }
      : { id: "decision-archive", label: t("archive"), icon: Archive, run: () => acts.archive([id], true) },
    {
      id: "decision-remove",
      label: t("remove"),
      icon: Trash2,
      run: () => {
        acts.remove([id]);
        go({ room: "caselaw" }, { replace: true });
      },
    },
  ];
  return (
    <section className={styles.card} aria-label={t("label")} data-testid="decision-card">
      <header className={styles.head}>
        <div className={styles.who}>
          <h2 className={styles.name}>{citation || decision.title}</h2>
          {citation !== "" && decision.title !== citation && (
            <p className="small quiet cut">{decision.title}</p>
          )}
        </div>
        <div className={styles.acts}>
          <Button
            icon={Copy}
            size="small"
            disabled={citation === ""}
            onClick={copy}
            data-testid="copy-citation"
          >
            {t("copy")}
          </Button>
          <Button
            look="quiet"
            size="small"
            icon={ExternalLink}
            aria-label={t("openDocument")}
            onClick={() => go({ room: "documents", id: view.documentId, find })}
          />
          {mayWork && (
            <Menu groups={[{ items: more }]} align="end">
              <Button
                look="quiet"
                size="small"
                icon={Ellipsis}
                aria-label={t("more")}
                data-testid="decision-more"
              />
            </Menu>
          )}
        </div>
      </header>
      <DecisionFacts view={view} />
      <DecisionTags id={id} tags={decision.tags} known={tags} mayWork={mayWork} />
      {view.summary !== "" && (
        <section className={styles.block} aria-label={t("summary")}>
          <h3>{t("summary")}</h3>
          <p className={styles.prose}>{view.summary}</p>
        </section>
      )}
      <DecisionNote key={view.note} id={id} note={view.note} mayWork={mayWork} />
      <DecisionUses view={view} mayWork={mayWork} mayAdd={mayAdd} />
      <DecisionText documentId={view.documentId} find={find} />
      {editing && <EditDecisionDialog view={view} onClose={() => setEditing(false)} />}
    </section>
  );
}
