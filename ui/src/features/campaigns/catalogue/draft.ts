import type { Language } from "@/contract/Language";
import type { ProductFields } from "@/contract/ProductFields";
import { moneyField, readMoney } from "@/shared/text/money";

/** The fields of a product as they are typed. */
export interface ProductDraft {
  price: string;
  currency: string;
  reference: string;
  name: string;
  unit: string;
  category: string;
  description: string;
  vat: string;
  priceFrom: boolean;
}

/** What stands in the fields at first. */
export function draftOf(fields: ProductFields, language: Language): ProductDraft {
  return {
    price: moneyField(fields.priceCents, language),
    currency: fields.currency ?? "EUR",
    reference: fields.reference ?? "",
    name: fields.name ?? "",
    unit: fields.unit ?? "",
    category: fields.category ?? "",
    description: fields.description ?? "",
    vat: fields.vat ?? "",
    priceFrom: fields.priceFrom,
  };
}

const said = (text: string) => (text.trim() === "" ? null : text.trim());

/** Whether what is typed as the price is none. */
export const isWrongPrice = ({ price }: ProductDraft) => price.trim() !== "" && readMoney(price) === null;

/** What the product says now; an empty field is not said. */
export function fieldsOf(draft: ProductDraft): ProductFields {
  const priceCents = readMoney(draft.price);
  return {
    reference: said(draft.reference),
    name: said(draft.name),
    priceCents,
    currency: priceCents === null ? null : said(draft.currency.toUpperCase()),
    unit: said(draft.unit),
    category: said(draft.category),
    description: said(draft.description),
    vat: said(draft.vat),
    priceFrom: draft.priceFrom,
  };
}
