import type { TFunction } from "i18next";

import type { Language } from "@/contract/Language";
import type { TimelineView } from "@/contract/TimelineView";
import { calendarDay } from "@/shared/text/dates";

/** What happened, as a sentence in the person's language. */
export function eventWords(
  event: Pick<TimelineView, "kind" | "params">,
  t: TFunction,
  language: Language,
): string {
  const { kind, params } = event;
  const { what = "", who = "", from = "", to = "", on = "" } = params;
  const values = {
    what: kind === "alert_acknowledged" ? alertOf(params, t) : what,
    who,
    from,
    to: wordOf(kind, to, t),
    on: on === "" ? "" : calendarDay(on, language),
  };
  const count = Number(params.count);
  const other = t("event.other", { kind: kind.replaceAll("_", " "), what });
  return t(`event.${kind}`, {
    ...values,
    kind,
    defaultValue: other,
    ...(Number.isFinite(count) && count > 0 ? { count, context: "counted" } : {}),
  })
    .replace(/\s*[,:]\s*$/, "")
    .trim();
}

/** What an alert was about. */
function alertOf({ kind = "", what = "" }: TimelineView["params"], t: TFunction): string {
  const said = kind === "" ? what : t(`alerts.kind.${kind}`, { what, defaultValue: what });
  return t(`alerts.about.${kind}`, { what, defaultValue: said });
}

/** `OQTF` and `family` are words of the office; people read theirs. */
function wordOf(kind: string, to: string, t: TFunction): string {
  if (kind === "procedure_changed") return t(`words:procedure.${to}`, { defaultValue: to });
  if (kind === "workspace_ended" || kind === "ending_forgotten")
    return t(`words:outcome.${to}`, { defaultValue: to });
  if (kind === "person_set") return t(`people.${to}`, { defaultValue: to }).toLowerCase();
  if (kind === "responsible_changed" && to === "—") return t("list.nobody").toLowerCase();
  return to;
}
