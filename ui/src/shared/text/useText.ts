import type { TFunction } from "i18next";
import { useSyncExternalStore } from "react";

import type { Language } from "@/contract/Language";
import { texts } from "@/shared/text/texts";

const known = new Map<string, TFunction>();

/** One function for each feature and language, however many rows of a list ask for it. */
function wordsOf(language: Language, feature: string): TFunction {
  const name = `${language}/${feature}`;
  const found = known.get(name) ?? texts.getFixedT(language, feature);
  known.set(name, found);
  return found;
}

function subscribe(listener: () => void): () => void {
  texts.on("languageChanged", listener);
  return () => texts.off("languageChanged", listener);
}

const current = (): Language => (texts.language === "en" ? "en" : "fr");

/**
 * Texts of one feature, in the person's language. Words of the domain are in `words`
 * (`t("words:category.ceseda")`), words of every screen in `common` (`t("common:cancel")`).
 */
export function useText(feature: string) {
  const language = useSyncExternalStore(subscribe, current);
  return { t: wordsOf(language, feature), language };
}
