import { useMemo } from "react";

import type { InboxTab } from "@/contract/InboxTab";
import type { MessageFilter } from "@/contract/MessageFilter";
import type { MessageRow } from "@/contract/MessageRow";
import { useAskPages } from "@/shared/data/useAsk";

/** Messages a page; one page is more than two screens. */
const PAGE = 100;

/** The list, as far as it was read. */
export interface Messages {
  rows: MessageRow[];
  total: number;
  loading: boolean;
  failure: unknown;
  more: () => void;
  again: () => void;
}

/** The messages of a tab, page by page. */
export function useMessages(tab: InboxTab, filter: MessageFilter): Messages {
  const pages = useAskPages("inbox.list", { tab, filter, limit: PAGE });
  const all = pages.data?.pages;
  const rows = useMemo(() => {
    // A message that arrives between two pages would otherwise stand in both.
    const seen = new Set<string>();
    return (all ?? []).flatMap((page) => page.items.filter(({ id }) => !seen.has(id) && seen.add(id)));
  }, [all]);
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
