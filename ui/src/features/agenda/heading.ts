import type { Language } from "@/contract/Language";
import type { AgendaKind } from "@/features/agenda/days";
import { calendarDay, instant, longDay } from "@/shared/text/dates";

/** « Novembre 2026 », « Vendredi 20 novembre 2026 », « lun. 16 nov. – dim. 22 nov. 2026 ». */
export function heading(
  kind: AgendaKind,
  day: string,
  { from, to }: { from: string; to: string },
  language: Language,
): string {
  if (kind === "day") return `${longDay(day, language)} ${day.slice(0, 4)}`;
  if (kind === "month") {
    const words = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
      timeZone: "Europe/Paris",
      month: "long",
      year: "numeric",
    }).format(instant(day));
    return words.charAt(0).toUpperCase() + words.slice(1);
  }
  return `${calendarDay(from, language, instant(to))} – ${calendarDay(to, language)}`;
}
