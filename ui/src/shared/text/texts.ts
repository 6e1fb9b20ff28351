import i18next, { type PostProcessorModule } from "i18next";

import type { Language } from "@/contract/Language";
import { oneStop, spacedTexts, withMillions } from "@/shared/text/typography";

type Tree = { [key: string]: string | Tree };

const files = import.meta.glob<Tree>("./locales/*/*.json", { eager: true, import: "default" });

/** Texts by language and feature: `locales/fr/inbox.json` is the namespace `inbox`. */
export const resources: Record<Language, Record<string, Tree>> = { fr: {}, en: {} };
for (const [path, tree] of Object.entries(files)) {
  const [, language, feature] = /locales\/(fr|en)\/(.+)\.json$/.exec(path) ?? [];
  if (language === "fr" && feature !== undefined) resources.fr[feature] = withMillions(spacedTexts(tree));
  if (language === "en" && feature !== undefined) resources.en[feature] = tree;
}

/** The language to begin with, before a firm is open. */
export function systemLanguage(): Language {
  return navigator.language.toLowerCase().startsWith("en") ? "en" : "fr";
}

export const texts = i18next.createInstance();
texts.use({
  type: "postProcessor",
  name: "oneStop",
  process: (text: unknown) => (typeof text === "string" ? oneStop(text) : text),
} as PostProcessorModule);
void texts.init({
  postProcess: ["oneStop"],
  resources,
  lng: typeof navigator === "undefined" ? "fr" : systemLanguage(),
  fallbackLng: "fr",
  defaultNS: "common",
  fallbackNS: ["common", "words"],
  interpolation: { escapeValue: false },
  returnNull: false,
});
