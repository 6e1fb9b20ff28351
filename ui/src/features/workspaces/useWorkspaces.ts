import type { ListWorkspaces } from "@/contract/ListWorkspaces";
import type { WorkspaceRow } from "@/contract/WorkspaceRow";
import { useRows } from "@/shared/data/useRows";
import type { Rows } from "@/shared/data/useRows";

/** What narrows the list. */
export type WorkspaceFilter = Pick<
  ListWorkspaces,
  "procedure" | "urgency" | "archived" | "outcome" | "counted" | "query"
>;

/** The workspaces, page by page. */
export function useWorkspaces(filter: WorkspaceFilter): Rows<WorkspaceRow> {
  return useRows("workspaces.list", { ...filter, limit: 100 });
}

/** Whether anything narrows the list, beside open or archived. */
export function narrows(filter: WorkspaceFilter): boolean {
  const { procedure, urgency, outcome, counted, query } = filter;
  return [procedure, urgency, outcome, counted, query].some((one) => one !== undefined);
}

/** Whether the list shows closed matters. */
export function showsClosed({ archived, counted }: WorkspaceFilter): boolean {
  return counted === undefined ? archived === true : counted.sample !== "running";
}
