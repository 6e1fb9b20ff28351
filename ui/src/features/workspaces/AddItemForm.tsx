import { useState } from "react";

import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Checkbox } from "@/shared/ui/Checkbox";
import { Input } from "@/shared/ui/Input";

import styles from "./Rows.module.css";

/** A line of the firm's own; the field stays open for the next one. */
export function AddItemForm({ workspaceId, onClose }: { workspaceId: string; onClose: () => void }) {
  const { t } = useText("workspaces");
  const [label, setLabel] = useState("");
  const [mandatory, setMandatory] = useState(true);
  const add = useAct("workspaces.add_item", { onDone: () => setLabel("") });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (label.trim() !== "") add.mutate({ workspaceId, label: label.trim(), mandatory });
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Input
        autoFocus
        size="small"
        value={label}
        onChange={(event) => setLabel(event.target.value)}
        placeholder={t("checklist.addHint")}
        aria-label={t("checklist.addHint")}
        data-testid="add-item-label"
      />
      <div className={styles.formRow}>
        <Checkbox checked={mandatory} onChecked={setMandatory}>
          {t("checklist.addMandatory")}
        </Checkbox>
        <Button size="small" look="quiet" className="end" onClick={onClose}>
          {t("common:cancel")}
        </Button>
        <Button
          size="small"
          type="submit"
          disabled={label.trim() === "" || add.isPending}
          data-testid="add-item-submit"
        >
          {t("checklist.addSubmit")}
        </Button>
      </div>
    </form>
  );
}
