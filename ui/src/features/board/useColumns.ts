import { useMemo } from "react";

import type { CardView } from "@/contract/CardView";
import type { ColumnView } from "@/contract/ColumnView";
import type { MessageFilter } from "@/contract/MessageFilter";
import type { Scope } from "@/contract/Scope";
import type { Status } from "@/contract/Status";
import { COLUMNS } from "@/features/board/steps";
import { useAskPages } from "@/shared/data/useAsk";

/** Cards a page; a column shows about eight at once. */
export const PAGE = 200;

/** One column, as far as it was read. */
export interface Column {
  status: Status;
  cards: CardView[];
  total: number;
  loading: boolean;
  failure: unknown;
  more: () => void;
  again: () => void;
}

/** The four columns, each read page by page. */
export function useColumns(scope: Scope, filter: MessageFilter): Column[] {
  return [
    useColumn("to_validate", scope, filter),
    useColumn("validated", scope, filter),
    useColumn("escalated", scope, filter),
    useColumn("closed", scope, filter),
  ];
}

function useColumn(status: Status, scope: Scope, filter: MessageFilter): Column {
  const pages = useAskPages("board.column", { status, scope, filter, limit: PAGE });
  const all = pages.data?.pages as ColumnView[] | undefined;
  const cards = useMemo(() => {
    const seen = new Set<string>();
    return (all ?? []).flatMap((page) => page.cards.filter(({ id }) => !seen.has(id) && seen.add(id)));
  }, [all]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = pages;
  return {
    status,
    cards,
    total: all?.[0]?.total ?? 0,
    loading: pages.isPending,
    failure: pages.isError && all === undefined ? pages.error : null,
    more: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
    again: () => void refetch(),
  };
}

/** The card and its column. */
export function findCard(
  columns: Column[],
  id: string | null,
): { card: CardView; column: number; row: number } | null {
  if (id === null) return null;
  for (const [column, { cards }] of columns.entries()) {
    const row = cards.findIndex((card) => card.id === id);
    const card = cards[row];
    if (card !== undefined) return { card, column, row };
  }
  return null;
}

/** Where a column stands, by its status. */
export function columnOf(status: Status): number {
  return COLUMNS.indexOf(status);
}
