import { useTranslation } from "react-i18next";

import type { Language } from "@/contract/Language";

/**
 * Texts of one feature, in the person's language. Words of the domain are in `words`
 * (`t("words:category.ceseda")`), words of every screen in `common` (`t("common:cancel")`).
 */
export function useText(feature: string) {
  const { t, i18n } = useTranslation(feature);
  return { t, language: (i18n.language === "en" ? "en" : "fr") satisfies Language as Language };
}
