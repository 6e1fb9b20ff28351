import { useState } from "react";

import type { ErasurePreview } from "@/contract/ErasurePreview";
import type { ErasureReport } from "@/contract/ErasureReport";
import { BackupsLeft, Counted, Kept } from "@/features/contacts/Erased";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Note } from "@/shared/ui/Note";
import { TextField } from "@/shared/ui/TextField";

interface Props {
  preview: ErasurePreview;
  onDone: (report: ErasureReport) => void;
  onClose: () => void;
}

/** What goes and what stays. The button wakes up once the name is typed. */
export function EraseForm({ preview, onDone, onClose }: Props) {
  const { t } = useText("rights");
  const [typed, setTyped] = useState("");
  const erase = useAct("rights.erase", { quiet: true, onDone });
  const running = preview.running.map(({ reference }) => reference);
  const same = typed.trim().toLowerCase() === preview.name.trim().toLowerCase();
  return (
    <FormDialog
      wide
      final
      name="erase-dialog"
      title={t("erase.title", { name: preview.name })}
      about={t("erase.about")}
      verb={t("erase.verb")}
      busy={t("erase.busy")}
      ready={same && running.length === 0}
      pending={erase.isPending}
      failure={erase.error}
      onSubmit={() => erase.mutate({ contactId: preview.contactId, name: typed })}
      onClose={onClose}
    >
      {running.length > 0 && (
        <Note look="bad" data-testid="erase-running">
          {t("erase.running", { count: running.length, references: running.join(", ") })}
        </Note>
      )}
      <Counted title={t("erase.goes")} counts={preview.goes} workspaces={preview.workspaces} />
      <Kept kept={preview.kept} />
      <BackupsLeft backups={preview.backups} />
      {running.length === 0 && (
        <TextField
          label={t("erase.type", { name: preview.name })}
          value={typed}
          onText={setTyped}
          autoComplete="off"
          spellCheck={false}
          data-testid="erase-name"
        />
      )}
    </FormDialog>
  );
}
