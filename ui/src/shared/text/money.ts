import type { Language } from "@/contract/Language";

const NARROW = "\u202f";
const NBSP = "\u00a0";

/** « 1 234,50 € », "€1,234.50". `currency` is an ISO 4217 code. */
export function money(cents: number, currency: string | null, language: Language): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const known = currency !== null && /^[A-Z]{3}$/.test(currency);
  return new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB", {
    ...digits,
    ...(known ? { style: "currency", currency } : {}),
  })
    .format(cents / 100)
    .replace(/(\d)[\u00a0\u202f ](?=\d{3})/g, `$1${NARROW}`)
    .replace(/[\u00a0\u202f ](?=\D*$)/, NBSP);
}

/** An amount as people write it in a field: « 1234,50 », "12.5". */
export function moneyField(cents: number | null, language: Language): string {
  if (cents === null) return "";
  const text = (cents / 100).toFixed(2);
  return language === "fr" ? text.replace(".", ",") : text;
}

/**
 * The cents of what was typed, in either language's way; nothing when it is no amount. « 0,125 » and "1.234" are none: what
 * one language means by them is a thousand times what the other does.
 */
export function readMoney(typed: string): number | null {
  const plain = typed.replace(/[\s\u00a0\u202f€$£]|EUR|GBP|USD|CHF/gi, "");
  const [, whole = "", part = ""] = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  if (whole === "" || !/^\d+$|^\d{1,3}([.,]\d{3})+$/.test(whole)) return null;
  if (part === "" && /^\d{1,3}[.,]\d{3}$/.test(whole)) return null;
  return Number(whole.replace(/[.,]/g, "")) * 100 + Number(part.padEnd(2, "0"));
}
