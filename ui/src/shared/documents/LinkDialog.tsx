import { useState } from "react";

import type { DocumentRow } from "@/contract/DocumentRow";
import type { ItemView } from "@/contract/ItemView";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Select } from "@/shared/ui/Select";

interface Props {
  document: DocumentRow;
  items: ItemView[];
  onClose: () => void;
}

/** Which item of the checklist a document is. Linking ticks the item; unlinking leaves the tick. */
export function LinkDialog({ document, items, onClose }: Props) {
  const { t } = useText("documents");
  const [item, setItem] = useState(document.itemId ?? "");
  // What is still asked for comes first, papers before steps.
  const order = ({ doneAt, kind }: ItemView) => Number(doneAt !== null) * 2 + Number(kind !== "piece");
  const ordered = [...items].sort((one, other) => order(one) - order(other));
  const link = useAct("documents.link_item", {
    quiet: true,
    said: () => t(item === "" ? "said.unlinked" : "said.linked"),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t("link.title")}
      about={t("link.about")}
      verb={t("link.submit")}
      ready={item !== (document.itemId ?? "")}
      pending={link.isPending}
      failure={link.error}
      onSubmit={() => link.mutate({ id: document.id, ...(item === "" ? {} : { itemId: item }) })}
      onClose={onClose}
      name="link-document"
    >
      <Field label={t("link.item")}>
        {(control) => (
          <Select
            value={item}
            options={[
              { value: "", label: t("link.none") },
              ...ordered.map(({ id, label, doneAt }) => ({
                value: id,
                label: doneAt === null ? label : t("link.done", { label }),
              })),
            ]}
            onValue={setItem}
            data-testid="link-item"
            {...control}
          />
        )}
      </Field>
    </FormDialog>
  );
}
