import { useMemo } from "react";

import type { CommandName } from "@/contract/commands";
import type { Reply, Request } from "@/host/host";
import { useAskPages } from "@/shared/data/useAsk";
import type { Paged } from "@/shared/data/useAsk";

/** A list, as far as it was read. */
export interface Rows<Row> {
  rows: Row[];
  total: number;
  /** What was answered instead of a name that was nearly typed. */
  corrected: string | null;
  loading: boolean;
  /** Whether the last page is there. */
  whole: boolean;
  /** Why not even the first page is there. */
  failure: unknown;
  /** Reads the next page, if there is one. */
  more: () => void;
  again: () => void;
}

type Listed = {
  [Name in Paged]: Reply<Name> extends { items: { id: string }[] } ? Name : never;
}[Paged];
type RowOf<Name extends CommandName> = Reply<Name> extends { items: (infer Row)[] } ? Row : never;

/** The rows of a list, page by page, each of them once. */
export function useRows<Name extends Listed>(
  name: Name,
  request: Omit<Request<Name>, "cursor">,
): Rows<RowOf<Name>> {
  const pages = useAskPages(name, request);
  const all = pages.data?.pages as
    { items: (RowOf<Name> & { id: string })[]; total?: number; corrected?: string | null }[] | undefined;
  const rows = useMemo(() => {
    // What arrives between two pages would otherwise stand in both.
    const seen = new Set<string>();
    return (all ?? []).flatMap((page) => page.items.filter(({ id }) => !seen.has(id) && seen.add(id)));
  }, [all]);
  return {
    rows,
    total: all?.[0]?.total ?? 0,
    corrected: all?.[0]?.corrected ?? null,
    loading: pages.isPending,
    whole: !pages.hasNextPage,
    failure: pages.isError && all === undefined ? pages.error : null,
    more: () => {
      if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
    again: () => void pages.refetch(),
  };
}
