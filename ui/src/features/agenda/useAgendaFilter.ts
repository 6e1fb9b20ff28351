import type { Scope } from "@/contract/Scope";
import { useKept } from "@/shared/keep/useKept";

export const ENTRY_KINDS = ["deadline", "appointment", "task", "follow_up", "reminder"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

interface Kept {
  scope: Scope;
  kinds: EntryKind[];
}

const USUAL: Kept = { scope: "firm", kinds: ["deadline", "appointment", "task", "follow_up"] };

/** Whose and which entries are shown; kept while the window is open. */
export function useAgendaFilter() {
  const [kept, setFilter] = useKept<Kept>("agenda.filter", USUAL);
  const all = kept.kinds.length === ENTRY_KINDS.length;
  return {
    /** `quiet`: something is left out that is shown otherwise. */
    filter: {
      ...kept,
      quiet: kept.scope === "mine" || USUAL.kinds.some((kind) => !kept.kinds.includes(kind)),
    },
    setFilter,
    request: { scope: kept.scope, ...(all ? {} : { kinds: kept.kinds }) },
  };
}
