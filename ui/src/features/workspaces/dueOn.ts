import type { TFunction } from "i18next";

import type { Language } from "@/contract/Language";
import { calendarDay, dayNumber, instant } from "@/shared/text/dates";
import type { ShapeKind } from "@/shared/ui/Shape";

/** A day to keep, as it is told: in words, with a shape when it presses. */
export interface DueWords {
  words: string;
  /** Diamond when the day is over, triangle when it is today; nothing later. */
  shape: ShapeKind | null;
}

/** « 2 jours de retard », « aujourd’hui », « demain », « lun. 23 nov. »; `dueOn` is a day, `2026-11-23`. */
export function dueWords(dueOn: string, t: TFunction, language: Language, now: Date): DueWords {
  const apart = dayNumber(instant(dueOn)) - dayNumber(now);
  if (apart < 0) return { words: t("plan.late", { count: -apart }), shape: "critical" };
  if (apart === 0) return { words: t("plan.today"), shape: "near" };
  return { words: apart === 1 ? t("plan.tomorrow") : calendarDay(dueOn, language, now), shape: null };
}
