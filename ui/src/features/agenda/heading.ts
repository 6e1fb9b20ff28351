import type { Language } from "@/contract/Language";
import type { AgendaKind } from "@/features/agenda/days";
import { instant, longDay } from "@/shared/text/dates";

/** « Novembre 2026 », « Vendredi 20 novembre 2026 », « 16 – 22 nov. 2026 ». */
export function heading(
  kind: AgendaKind,
  day: string,
  { from, to }: { from: string; to: string },
  language: Language,
): string {
  if (kind === "day") return `${longDay(day, language)} ${day.slice(0, 4)}`;
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  const zone = { timeZone: "Europe/Paris" } as const;
  if (kind === "month") {
    const words = new Intl.DateTimeFormat(locale, { ...zone, month: "long", year: "numeric" }).format(
      instant(day),
    );
    return words.charAt(0).toUpperCase() + words.slice(1);
  }
  const format = new Intl.DateTimeFormat(locale, {
    ...zone,
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  return format.formatRange(instant(from), instant(to));
}
