import type { StagedRow } from "@/contract/StagedRow";

/** The next one that waits for a decision: below, then from the top; nothing when all are decided. */
export function nextWaiting(
  rows: StagedRow[],
  at: number,
  decided: ReadonlySet<string>,
): StagedRow | undefined {
  return [...rows.slice(at + 1), ...rows.slice(0, at)].find(
    (row) => row.state === "waiting" && !decided.has(row.id),
  );
}

/** What a product is made one with: those that were chosen, else the one below it on the same page. */
export function mergeOf(rows: StagedRow[], shown: StagedRow, chosen: ReadonlySet<string>): string[] {
  const open = rows.filter((row) => row.page === shown.page && row.state !== "published");
  const inOrder = (some: StagedRow[]) =>
    [...some].sort((a, b) => a.place[1] - b.place[1] || a.place[0] - b.place[0]).map(({ id }) => id);
  const wanted = open.filter((row) => chosen.has(row.id));
  if (wanted.length > 1) return inOrder(wanted);
  const below = open
    .filter((row) => row.id !== shown.id && row.state === "waiting" && row.place[1] > shown.place[1])
    .sort((a, b) => a.place[1] - b.place[1]);
  const [next] = below;
  return next === undefined ? [] : [shown.id, next.id];
}
