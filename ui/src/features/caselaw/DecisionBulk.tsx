import { Archive, ArchiveRestore, Tag, Trash2, X } from "lucide-react";
import { useState } from "react";

import type { CountView } from "@/contract/CountView";
import type { DecisionRow } from "@/contract/DecisionRow";
import { TagDialog } from "@/features/caselaw/TagDialog";
import { useDecisionActs } from "@/features/caselaw/useDecisionActs";
import { useKeys } from "@/shared/keys/useKeys";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

import styles from "./CaseLawPage.module.css";

interface Props {
  rows: DecisionRow[];
  tags: CountView[];
  archived: boolean;
  onClear: () => void;
}

/** What can be done with the chosen decisions. */
export function DecisionBulk({ rows, tags, archived, onClear }: Props) {
  const { t } = useText("caselaw");
  const [tagging, setTagging] = useState(false);
  const acts = useDecisionActs();
  const ids = rows.map(({ id }) => id);
  const archive = () => {
    acts.archive(ids, !archived);
    onClear();
  };
  const remove = () => {
    acts.remove(ids);
    onClear();
  };
  const group = t("title");
  useKeys([
    { id: "caselaw.bulkClear", keys: "escape", label: t("bulk.clear"), hidden: true, run: onClear },
    { id: "caselaw.bulkTag", keys: "t", label: t("tags.add"), group, run: () => setTagging(true) },
    {
      id: "caselaw.bulkArchive",
      keys: "e",
      label: t(archived ? "unarchive" : "archive"),
      group,
      run: archive,
    },
  ]);
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t("bulk.label")} data-testid="caselaw-bulk">
      <strong className="cut">{t("bulk.chosen", { count: rows.length })}</strong>
      <Button look="quiet" icon={Tag} onClick={() => setTagging(true)} data-testid="bulk-tag">
        {t("tags.add")}
      </Button>
      <Button
        look="quiet"
        icon={archived ? ArchiveRestore : Archive}
        aria-label={t(archived ? "unarchive" : "archive")}
        onClick={archive}
        data-testid="bulk-archive"
      />
      <Button look="quiet" icon={Trash2} aria-label={t("remove")} onClick={remove} />
      <Button look="quiet" icon={X} aria-label={t("bulk.clear")} onClick={onClear} />
      {tagging && <TagDialog ids={ids} known={tags} onClose={() => setTagging(false)} onDone={onClear} />}
    </div>
  );
}
