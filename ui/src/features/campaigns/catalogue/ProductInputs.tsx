import type { ReactNode, RefObject } from "react";

import { isWrongPrice } from "@/features/campaigns/catalogue/draft";
import type { ProductDraft } from "@/features/campaigns/catalogue/draft";
import { useText } from "@/shared/text/useText";
import { Checkbox } from "@/shared/ui/Checkbox";
import { Field } from "@/shared/ui/Field";
import { Input } from "@/shared/ui/Input";
import { Seg } from "@/shared/ui/Seg";
import { Textarea } from "@/shared/ui/Textarea";

import styles from "./Review.module.css";

/** The fields that are one line each, in the order in which a person compares them. */
const LINES = ["reference", "name", "unit", "category"] as const;

/** A field that was read from the page. */
export type ReadField = "price" | (typeof LINES)[number] | "description";

interface Props {
  draft: ProductDraft;
  onDraft: (draft: ProductDraft) => void;
  /** Under each field: how sure the machine is, and where it read it. */
  hint?: (field: ReadField) => ReactNode;
  /** Said by the machine and by no person yet: dashed. */
  proposed?: (field: ReadField) => boolean;
  onFocus?: (field: ReadField) => void;
  /** The field that the first key goes to. */
  first?: RefObject<HTMLInputElement | null>;
  /** Known headings, offered while one types. */
  categories?: string[];
  /** Only read here. */
  closed?: boolean;
}

/** What a product says of itself, to be compared with the page and put right. */
export function ProductInputs(props: Props) {
  const { draft, onDraft, hint, proposed, onFocus, first, categories = [], closed = false } = props;
  const { t } = useText("catalogue");
  const set = (change: Partial<ProductDraft>) => onDraft({ ...draft, ...change });
  const box = (field: ReadField) => (proposed?.(field) === true ? styles.proposed : "");
  return (
    <div className={styles.fields}>
      <Field
        label={t(draft.vat === "" ? "field.price" : `field.price${draft.vat}`)}
        wrong={isWrongPrice(draft) ? t("wrongPrice") : undefined}
        hint={hint?.("price")}
      >
        {(control) => (
          <Input
            {...control}
            ref={first}
            disabled={closed}
            boxClassName={`${styles.price} ${box("price")}`}
            inputMode="decimal"
            placeholder={t("onRequest")}
            value={draft.price}
            onChange={(event) => set({ price: event.target.value })}
            onFocus={(event) => {
              event.currentTarget.select();
              onFocus?.("price");
            }}
            after={
              <input
                className={styles.currency}
                aria-label={t("field.currency")}
                value={draft.currency}
                disabled={closed}
                maxLength={3}
                onChange={(event) => set({ currency: event.target.value.toUpperCase() })}
                tabIndex={-1}
              />
            }
            data-testid="field-price"
          />
        )}
      </Field>
      {LINES.map((field) => (
        <Field key={field} label={t(`field.${field}`)} hint={hint?.(field)}>
          {(control) => (
            <Input
              {...control}
              boxClassName={box(field)}
              value={draft[field]}
              disabled={closed}
              onChange={(event) => set({ [field]: event.target.value })}
              onFocus={() => onFocus?.(field)}
              {...(field === "category" ? { list: "known-categories" } : {})}
              data-testid={`field-${field}`}
            />
          )}
        </Field>
      ))}
      <datalist id="known-categories">
        {categories.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field label={t("field.description")} hint={hint?.("description")}>
        {(control) => (
          <Textarea
            {...control}
            className={box("description")}
            rows={2}
            value={draft.description}
            disabled={closed}
            onChange={(event) => set({ description: event.target.value })}
            onFocus={() => onFocus?.("description")}
            data-testid="field-description"
          />
        )}
      </Field>
      <div className={styles.vat}>
        <Seg
          value={draft.vat === "" ? "none" : draft.vat}
          options={[
            { value: "HT", label: t("vat.HT") },
            { value: "TTC", label: t("vat.TTC") },
            { value: "none", label: t("vat.none") },
          ]}
          onValue={(vat) => set({ vat: vat === "none" ? "" : vat })}
          disabled={closed}
          aria-label={t("field.vat")}
        />
        <Checkbox checked={draft.priceFrom} disabled={closed} onChecked={(priceFrom) => set({ priceFrom })}>
          {t("field.priceFrom")}
        </Checkbox>
      </div>
    </div>
  );
}
