import type { ListWorkspaces } from "@/contract/ListWorkspaces";
import type { WorkspaceRow } from "@/contract/WorkspaceRow";
import { useRows } from "@/shared/data/useRows";
import type { Rows } from "@/shared/data/useRows";

/** What narrows the list. */
export type WorkspaceFilter = Pick<ListWorkspaces, "procedure" | "urgency" | "archived" | "query">;

/** The workspaces, page by page. */
export function useWorkspaces(filter: WorkspaceFilter): Rows<WorkspaceRow> {
  return useRows("workspaces.list", { ...filter, limit: 100 });
}

/** Whether anything narrows the list, beside open or archived. */
export function narrows(filter: WorkspaceFilter): boolean {
  return filter.procedure !== undefined || filter.urgency !== undefined || filter.query !== undefined;
}
