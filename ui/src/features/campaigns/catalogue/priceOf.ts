import type { TFunction } from "i18next";

import type { Language } from "@/contract/Language";
import { money } from "@/shared/text/money";

interface Priced {
  priceCents: number | null;
  currency: string | null;
  priceFrom?: boolean;
}

/** What a product costs, as one reads it; `t` is that of `catalogue`. */
export function priceOf(
  { priceCents, currency, priceFrom }: Priced,
  t: TFunction,
  language: Language,
): string {
  if (priceCents === null) return t("onRequest");
  const price = money(priceCents, currency, language);
  return priceFrom === true ? t("from", { price }) : price;
}
