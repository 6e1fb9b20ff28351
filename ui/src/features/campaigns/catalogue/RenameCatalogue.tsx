import { useState } from "react";

import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { FormDialog } from "@/shared/ui/FormDialog";
import { TextField } from "@/shared/ui/TextField";

/** Gives a catalogue another name. */
export function RenameCatalogue({ id, title, onClose }: { id: string; title: string; onClose: () => void }) {
  const { t } = useText("catalogue");
  const [name, setName] = useState(title);
  const rename = useAct("catalogues.rename", { quiet: true, onDone: onClose });
  return (
    <FormDialog
      title={t("rename")}
      verb={t("common:save")}
      ready={name.trim() !== ""}
      pending={rename.isPending}
      failure={rename.error}
      onSubmit={() => rename.mutate({ id, title: name.trim() })}
      onClose={onClose}
      name="rename-catalogue"
    >
      <TextField label={t("name")} value={name} onText={setName} autoFocus data-testid="catalogue-title" />
    </FormDialog>
  );
}
