import type { TFunction } from "i18next";

import type { Language } from "@/contract/Language";
import { calendarDay } from "@/shared/text/dates";

/** What a step did to a prospect: « Four », « relance 12 mars ». */
export function stepWords(
  t: TFunction,
  language: Language,
  { field, to }: { field: string; to: string | null },
): string {
  if (field === "removed") return t(to === null ? "wasPutBack" : "wasRemoved");
  if (field === "follow_up")
    return to === null ? t("followUpGone") : t("followUpOn", { day: calendarDay(to, language) });
  return to === null ? t("answerGone") : t(`${field}.${to}`);
}
