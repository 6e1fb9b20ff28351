import { useState } from "react";

import type { ProductFields } from "@/contract/ProductFields";
import { draftOf, fieldsOf, isWrongPrice } from "@/features/campaigns/catalogue/draft";
import { ProductInputs } from "@/features/campaigns/catalogue/ProductInputs";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { FormDialog } from "@/shared/ui/FormDialog";

interface Props {
  id: string;
  fields: ProductFields;
  onClose: () => void;
}

/** Puts a published product right. A new price is one more in its history. */
export function EditProduct({ id, fields, onClose }: Props) {
  const { t, language } = useText("catalogue");
  const [draft, setDraft] = useState(() => draftOf(fields, language));
  const save = useAct("products.save", { quiet: true, onDone: onClose });
  return (
    <FormDialog
      title={t("editProduct")}
      about={t("editProductAbout")}
      verb={t("common:save")}
      ready={(draft.name.trim() !== "" || draft.reference.trim() !== "") && !isWrongPrice(draft)}
      pending={save.isPending}
      failure={save.error}
      onSubmit={() => save.mutate({ id, fields: fieldsOf(draft) })}
      onClose={onClose}
      name="edit-product"
    >
      <ProductInputs draft={draft} onDraft={setDraft} />
    </FormDialog>
  );
}
