import { useState } from "react";

import type { WorkspaceView } from "@/contract/WorkspaceView";
import { PARTS } from "@/features/workspaces/parts";
import type { Part } from "@/features/workspaces/parts";
import { useAct } from "@/shared/data/useAct";
import { readablePhone } from "@/shared/text/phone";
import { useText } from "@/shared/text/useText";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Select } from "@/shared/ui/Select";
import { TextField } from "@/shared/ui/TextField";
import { useContactsLike } from "@/shared/workspaces/ClientField";

import styles from "./People.module.css";

/** Who was chosen when it is nobody the firm knows. */
const NEW = "";

/** Somebody comes into the matter: a contact the firm knows, told apart by how one reaches them, or a new name. */
export function AddPersonDialog({ workspace, onClose }: { workspace: WorkspaceView; onClose: () => void }) {
  const { t } = useText("workspaces");
  const [name, setName] = useState("");
  const [part, setPart] = useState<Part>("family");
  const [chosen, setChosen] = useState<string | null>(null);
  const here = new Set(workspace.people.map(({ contactId }) => contactId));
  const found = useContactsLike(name).filter(({ id }) => !here.has(id));
  const typed = name.trim();
  const same = found.find((contact) => contact.name.toLowerCase() === typed.toLowerCase());
  const taken = chosen ?? same?.id ?? NEW;
  const contact = found.find(({ id }) => id === taken);
  const set = useAct("people.set", {
    quiet: true,
    said: () => t("people.added", { name: contact?.name ?? typed }),
    onDone: onClose,
  });
  const choice = (id: string, words: string, detail: string) => (
    <label key={id} className={styles.choice} data-chosen={taken === id} data-testid="person-choice">
      <input type="radio" name="person" checked={taken === id} onChange={() => setChosen(id)} />
      <span className="cut private">{words}</span>
      <span className="cut small quiet private">{detail}</span>
    </label>
  );
  return (
    <FormDialog
      title={t("people.addTitle")}
      verb={t("people.addSubmit")}
      ready={typed !== ""}
      pending={set.isPending}
      failure={set.error}
      onSubmit={() =>
        set.mutate({
          workspaceId: workspace.id,
          part,
          ...(contact === undefined ? { name: typed } : { contactId: contact.id }),
        })
      }
      onClose={onClose}
      name="add-person-dialog"
    >
      <TextField
        autoFocus
        label={t("people.name")}
        hint={t("people.nameHint")}
        value={name}
        onText={(text) => {
          setName(text);
          setChosen(null);
        }}
        data-testid="person-name"
      />
      <div className={styles.found} role="radiogroup" aria-label={t("people.name")}>
        {found
          .slice(0, 5)
          .map(({ id, name: known, points }) =>
            choice(id, known, points.slice(0, 1).map(readablePhone).join("")),
          )}
        {typed !== "" && choice(NEW, t("people.new", { name: typed }), "")}
      </div>
      <Field label={t("people.part")}>
        {(control) => (
          <Select<Part>
            value={part}
            options={PARTS.map((value) => ({ value, label: t(`people.${value}`) }))}
            onValue={setPart}
            data-testid="person-part"
            {...control}
          />
        )}
      </Field>
    </FormDialog>
  );
}
