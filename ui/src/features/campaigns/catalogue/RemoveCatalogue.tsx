import { useState } from "react";

import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Checkbox } from "@/shared/ui/Checkbox";
import { FormDialog } from "@/shared/ui/FormDialog";

interface Props {
  title: string;
  /** How many products were published from it. */
  products: number;
  /** `products`: they go with it. */
  onRemove: (products: boolean) => void;
  onClose: () => void;
}

/** A catalogue goes, with what it put into the list of products or without. */
export function RemoveCatalogue({ title, products, onRemove, onClose }: Props) {
  const { t, language } = useText("catalogue");
  const [all, setAll] = useState(true);
  return (
    <FormDialog
      title={t("removeTitle", { title })}
      about={t("removeAbout")}
      verb={t("remove")}
      ready
      onSubmit={() => onRemove(all)}
      onClose={onClose}
      name="remove-catalogue"
    >
      <Checkbox
        checked={all}
        onChecked={setAll}
        hint={t(all ? "removeWith" : "removeWithout")}
        data-testid="remove-products"
      >
        {t("removeProducts", { count: products, shown: count(products, language) })}
      </Checkbox>
    </FormDialog>
  );
}
