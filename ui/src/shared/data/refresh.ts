import type { QueryClient } from "@tanstack/react-query";

/** Screens that count or show what belongs to another feature. */
const SEEN_ON: Record<string, string[]> = {
  inbox: ["inbox", "board", "today", "workspaces", "contacts", "notifications"],
  board: ["board", "inbox", "today"],
  workspaces: ["workspaces", "documents", "today", "inbox", "board"],
  documents: ["documents", "workspaces"],
  deadlines: ["deadlines", "workspaces", "documents", "today", "inbox"],
  contacts: ["contacts", "inbox", "workspaces", "today"],
  accounts: ["accounts", "today", "inbox"],
  members: ["members", "firm"],
  settings: ["settings", "firm"],
  ingest: ["ingest", "today", "inbox"],
};

/** Forgets the answers of these features (words as in command names), and of the screens that show them. */
export function refreshFeatures(queries: QueryClient, features: string[]): void {
  const stale = new Set(features.flatMap((feature) => SEEN_ON[feature] ?? [feature]));
  void queries.invalidateQueries({
    predicate: ({ queryKey: [name] }) =>
      typeof name === "string" && stale.has(name.slice(0, name.indexOf("."))),
  });
}
