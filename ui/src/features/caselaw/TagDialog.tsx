import { useId, useState } from "react";

import type { CountView } from "@/contract/CountView";
import { useDecisionActs } from "@/features/caselaw/useDecisionActs";
import { useText } from "@/shared/text/useText";
import { FormDialog } from "@/shared/ui/FormDialog";
import { TextField } from "@/shared/ui/TextField";

interface Props {
  ids: string[];
  /** Tags that exist, to choose from while typing. */
  known: CountView[];
  onClose: () => void;
  onDone: () => void;
}

/** Gives decisions a tag, a known one or a new one. */
export function TagDialog({ ids, known, onClose, onDone }: Props) {
  const { t } = useText("caselaw");
  const [tag, setTag] = useState("");
  const list = useId();
  const acts = useDecisionActs();
  return (
    <FormDialog
      title={t("tags.add")}
      about={t("tags.addAbout", { count: ids.length })}
      verb={t("tags.add")}
      ready={tag.trim() !== ""}
      onSubmit={() => {
        acts.tag(ids, tag.trim(), true);
        onClose();
        onDone();
      }}
      onClose={onClose}
      name="decision-tag"
    >
      <TextField
        label={t("tags.one")}
        value={tag}
        onText={setTag}
        list={list}
        maxLength={60}
        autoFocus
        data-testid="decision-tag-name"
      />
      <datalist id={list}>
        {known.map(({ value }) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </FormDialog>
  );
}
