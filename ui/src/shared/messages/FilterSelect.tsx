import { useId } from "react";

import { useText } from "@/shared/text/useText";
import { Select } from "@/shared/ui/Select";

import styles from "./FilterPopover.module.css";

interface Props<Value extends string> {
  field: "category" | "priority" | "status" | "sentiment" | "procedure";
  values: readonly Value[];
  value: Value | undefined;
  onValue: (value: Value | undefined) => void;
}

/** One part of a filter; the first choice does not narrow. */
export function FilterSelect<Value extends string>({ field, values, value, onValue }: Props<Value>) {
  const { t } = useText("messages");
  const id = useId();
  const any = field === "status" || field === "sentiment" ? t("filter.anyStatus") : t("filter.any");
  return (
    <label className={styles.field} htmlFor={id}>
      {t(`filter.${field}`)}
      <Select<Value | "">
        id={id}
        size="small"
        value={value ?? ""}
        options={[
          { value: "", label: any },
          ...values.map((word) => ({ value: word, label: t(`words:${field}.${word}`) })),
        ]}
        onValue={(word) => onValue(word === "" ? undefined : word)}
        data-testid={`filter-${field}`}
      />
    </label>
  );
}
