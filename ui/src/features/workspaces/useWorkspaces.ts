import { useMemo } from "react";

import type { ListWorkspaces } from "@/contract/ListWorkspaces";
import type { WorkspaceRow } from "@/contract/WorkspaceRow";
import { useAskPages } from "@/shared/data/useAsk";

/** What narrows the list. */
export type WorkspaceFilter = Pick<ListWorkspaces, "procedure" | "urgency" | "archived" | "query">;

interface Workspaces {
  rows: WorkspaceRow[];
  total: number;
  loading: boolean;
  failure: unknown;
  more: () => void;
  again: () => void;
}

/** The workspaces, page by page. */
export function useWorkspaces(filter: WorkspaceFilter): Workspaces {
  const pages = useAskPages("workspaces.list", { ...filter, limit: 100 });
  const all = pages.data?.pages;
  const rows = useMemo(() => (all ?? []).flatMap((page) => page.items), [all]);
  return {
    rows,
    total: all?.[0]?.total ?? 0,
    loading: pages.isPending,
    failure: pages.isError && all === undefined ? pages.error : null,
    more: () => {
      if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
    again: () => void pages.refetch(),
  };
}

/** Whether anything narrows the list, beside open or archived. */
export function narrows(filter: WorkspaceFilter): boolean {
  return filter.procedure !== undefined || filter.urgency !== undefined || filter.query !== undefined;
}
