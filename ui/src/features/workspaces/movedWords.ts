import type { TFunction } from "i18next";

import type { Language } from "@/contract/Language";
import type { WorkspaceView } from "@/contract/WorkspaceView";

/** « 2 échéances, 3 documents et 1 note »: what a workspace gives to the one that stays. */
export function movedWords(ending: WorkspaceView, t: TFunction, language: Language): string {
  const counts = {
    deadlines: ending.deadlines.length,
    documents: ending.documents.length,
    messages: ending.messages.length,
    items: ending.checklist.length,
    tasks: ending.tasks.length,
    notes: ending.notes.length,
    people: ending.people.length,
  };
  const said = Object.entries(counts).flatMap(([what, count]) =>
    count === 0 ? [] : [t(`merge.count.${what}`, { count })],
  );
  if (said.length === 0) return t("merge.nothing");
  return new Intl.ListFormat(language, { type: "conjunction" }).format(said);
}
