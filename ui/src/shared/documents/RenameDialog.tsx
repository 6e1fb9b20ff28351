import { useState } from "react";

import type { DocumentRow } from "@/contract/DocumentRow";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { FormDialog } from "@/shared/ui/FormDialog";
import { TextField } from "@/shared/ui/TextField";

/** Another name for a document; its former versions keep theirs. */
export function RenameDialog({ document, onClose }: { document: DocumentRow; onClose: () => void }) {
  const { t } = useText("documents");
  const [name, setName] = useState(document.filename);
  const rename = useAct("documents.rename", { quiet: true, said: () => t("said.renamed"), onDone: onClose });
  const wanted = name.trim();
  return (
    <FormDialog
      title={t("rename.title")}
      verb={t("rename.submit")}
      ready={wanted !== "" && wanted !== document.filename}
      pending={rename.isPending}
      failure={rename.error}
      onSubmit={() => rename.mutate({ id: document.id, filename: wanted })}
      onClose={onClose}
      name="rename-document"
    >
      <TextField
        autoFocus
        label={t("rename.name")}
        hint={t("rename.hint")}
        value={name}
        onText={setName}
        data-testid="document-name"
      />
    </FormDialog>
  );
}
