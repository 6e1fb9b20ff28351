/** What is shown of the outbox: everything, or one state. */
export const OUTBOX_VIEWS = ["all", "draft", "ready", "unknown", "failed", "sent", "cancelled"] as const;
export type OutboxView = (typeof OUTBOX_VIEWS)[number];

/** The state that a view asks the office for. */
export function stateOf(view: OutboxView): string | undefined {
  return view === "all" ? undefined : view;
}
