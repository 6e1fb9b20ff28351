import type { QueryClient } from "@tanstack/react-query";

/** Screens that count or show what belongs to another feature. */
const SEEN_ON: Record<string, string[]> = {
  inbox: ["inbox", "board", "today", "workspaces", "contacts", "notifications"],
  board: ["board", "inbox", "today"],
  workspaces: ["workspaces", "documents", "today", "tasks", "inbox", "board", "agenda"],
  documents: ["documents", "workspaces"],
  campaigns: ["campaigns", "prospects", "mixer", "agenda"],
  prospects: ["prospects", "campaigns", "mixer", "agenda"],
  catalogues: ["catalogues", "staging"],
  staging: ["staging", "catalogues"],
  products: ["products", "interests", "mixer"],
  interests: ["interests", "products", "mixer"],
  drafts: ["drafts", "workspaces", "documents"],
  tasks: ["tasks", "workspaces", "agenda"],
  notes: ["workspaces", "search"],
  people: ["workspaces", "contacts", "search"],
  deadlines: ["deadlines", "workspaces", "documents", "today", "inbox", "agenda"],
  agenda: ["agenda", "workspaces"],
  contacts: ["contacts", "rights", "inbox", "workspaces", "today"],
  accounts: ["accounts", "today", "inbox"],
  members: ["members", "firm"],
  settings: ["settings", "firm"],
  licence: ["licence", "case_law"],
  case_law: ["case_law", "workspaces", "search"],
  rights: ["rights", "contacts", "inbox", "workspaces", "today", "board", "agenda"],
  ingest: ["ingest", "today", "inbox"],
};

/** Whether an answer belongs to one of these features, or to a screen that shows them. */
function seenOn(features: string[]) {
  const stale = new Set(features.flatMap((feature) => SEEN_ON[feature] ?? [feature]));
  return ({ queryKey: [name] }: { queryKey: readonly unknown[] }) =>
    typeof name === "string" && stale.has(name.slice(0, name.indexOf(".")));
}

/** Forgets the answers of these features (words as in command names), and of the screens that show them. */
export function refreshFeatures(queries: QueryClient, features: string[]): void {
  void queries.invalidateQueries({ predicate: seenOn(features) });
}

/** Milliseconds between two refreshes that nobody asked for. */
const PAUSE = 300;
/** So many pauses one waits at most for answers that are on their way. */
const PATIENCE = 20;

/** What changed since the last refresh. */
const since = new WeakMap<QueryClient, Set<string>>();

/**
 * The same for what the office says by itself, which may be a hundred times a second while documents
 * are read: at once, then at most once a pause, and never while the answers to the last time are on
 * their way. They would be thrown away and asked for again, and the screen would stand still.
 */
export function refreshSoon(queries: QueryClient, features: string[]): void {
  const known = since.get(queries);
  if (known !== undefined) {
    for (const feature of features) known.add(feature);
    return;
  }
  const next = new Set<string>();
  since.set(queries, next);
  refreshFeatures(queries, features);
  const look = (patience: number) => {
    const asked = next.size > 0 && queries.isFetching({ predicate: seenOn([...next]) }) > 0;
    if (asked && patience > 0) {
      setTimeout(() => look(patience - 1), PAUSE);
      return;
    }
    since.delete(queries);
    if (next.size > 0) refreshSoon(queries, [...next]);
  };
  setTimeout(() => look(PATIENCE), PAUSE);
}
