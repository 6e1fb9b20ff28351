import type { CampaignView } from "@/contract/CampaignView";
import type { Language } from "@/contract/Language";

/** A day in a narrow place: `1 mars`. */
export function shortDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "short" }).format(
    new Date(`${day}T12:00:00`),
  );
}

/** When a show is, as one reads it: `18–21 nov. 2026`. Empty while nobody said. */
export function daysOf(
  { startsOn, endsOn }: Pick<CampaignView, "startsOn" | "endsOn">,
  language: Language,
): string {
  const day = (text: string) => new Date(`${text}T12:00:00`);
  const words = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric" });
  const first = startsOn ?? endsOn;
  if (first === null) return "";
  return endsOn === null || endsOn === first
    ? words.format(day(first))
    : words.formatRange(day(first), day(endsOn));
}
