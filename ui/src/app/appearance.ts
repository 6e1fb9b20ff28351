import type { Language } from "@/contract/Language";
import type { Theme } from "@/contract/Theme";
import { systemLanguage, texts } from "@/shared/text/texts";

/** How the window looks before anybody has opened a firm: as it looked last. */
export interface Look {
  theme: Theme;
  language: Language;
  discreet: boolean;
}

const dark = () => window.matchMedia?.("(prefers-color-scheme: dark)").matches ?? false;

export function rememberedLook(): Look {
  const theme = localStorage.getItem("theme");
  const language = localStorage.getItem("language");
  return {
    theme: theme === "light" || theme === "dark" ? theme : "system",
    language: language === "fr" || language === "en" ? language : systemLanguage(),
    discreet: false,
  };
}

/** Puts a look on and remembers what of it is no secret. */
export function wear({ theme, language, discreet }: Look): void {
  localStorage.setItem("theme", theme);
  localStorage.setItem("language", language);
  const { dataset } = document.documentElement;
  dataset.theme = theme === "system" ? (dark() ? "dark" : "light") : theme;
  dataset.discreet = String(discreet);
  document.documentElement.lang = language;
  if (texts.language !== language) void texts.changeLanguage(language);
}
