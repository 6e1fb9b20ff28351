import type { TFunction } from "i18next";

import type { ItemView } from "@/contract/ItemView";
import type { Language } from "@/contract/Language";
import type { WorkspaceView } from "@/contract/WorkspaceView";

/** Somebody filled the line, or wrote it: the law has no source for it. The others are in every file of the procedure. */
function isAtWork({ doneAt, documentId, ownerId, dueOn, source }: ItemView): boolean {
  return doneAt !== null || documentId !== null || ownerId !== null || dueOn !== null || source === "";
}

/** « 2 échéances, 3 documents et 1 note »: what a workspace gives to the one that stays. */
export function movedWords(ending: WorkspaceView, t: TFunction, language: Language): string {
  const counts = {
    deadlines: ending.deadlines.length,
    documents: ending.documents.length,
    messages: ending.messages.length,
    items: ending.checklist.filter(isAtWork).length,
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
