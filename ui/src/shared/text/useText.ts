import type { TFunction } from "i18next";
import { useContext, useSyncExternalStore } from "react";

import type { FirmKind } from "@/contract/FirmKind";
import type { Language } from "@/contract/Language";
import { OfficeKind } from "@/shared/text/OfficeKind";
import { texts } from "@/shared/text/texts";

const known = new Map<string, TFunction>();

/** One function for each feature, language and kind of office, however many rows of a list ask for it. */
function wordsOf(language: Language, feature: string, kind: FirmKind): TFunction {
  const name = `${language}/${feature}/${kind}`;
  const found = known.get(name) ?? made(language, feature, kind);
  known.set(name, found);
  return found;
}

function made(language: Language, feature: string, kind: FirmKind): TFunction {
  const plain = texts.getFixedT(language, feature);
  if (kind === "law-firm") return plain;
  return ((key: string, values?: object) => plain(key, { context: kind, ...values })) as TFunction;
}

function subscribe(listener: () => void): () => void {
  texts.on("languageChanged", listener);
  return () => texts.off("languageChanged", listener);
}

const current = (): Language => (texts.language === "en" ? "en" : "fr");

/**
 * Texts of one feature, in the person's language and for their kind of office. Words of the domain are
 * in `words` (`t("words:category.ceseda")`), words of every screen in `common` (`t("common:cancel")`).
 */
export function useText(feature: string) {
  const language = useSyncExternalStore(subscribe, current);
  return { t: wordsOf(language, feature, useContext(OfficeKind)), language };
}
