import type { Language } from "@/contract/Language";

const NARROW = "\u202f";
const NBSP = "\u00a0";

/** « 48 213 », "48,213". */
export function count(value: number, language: Language): string {
  return new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB")
    .format(value)
    .replace(/[\u00a0 ]/g, NARROW);
}

/** « 6,2 Mo », "6.2 MB". */
export function fileSize(bytes: number, language: Language): string {
  const units = language === "fr" ? ["o", "Ko", "Mo", "Go"] : ["B", "KB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  const number = new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB", {
    maximumFractionDigits: digits,
  });
  return `${number.format(value)}${NBSP}${units[unit] ?? ""}`;
}

/** « 87 % », "87%". `share` is between 0 and 1. */
export function percent(share: number, language: Language): string {
  const value = Math.round(share * 100);
  return language === "fr" ? `${value}${NBSP}%` : `${value}%`;
}
