import { useQueryClient } from "@tanstack/react-query";

import type { Status } from "@/contract/Status";
import { type Pages, withCards, without } from "@/features/board/moveInPages";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** Moves cards at once and tells the office after; if it refuses, the board is as it was. */
export function useMoveCards(): (ids: string[], to: Status) => void {
  const { t } = useText("board");
  const queries = useQueryClient();
  const toast = useToast();
  const undo = useAct("inbox.undo", { onDone: () => toast.show(t("messages:toast.undone")) });
  const move = useAct("inbox.move");

  return (ids, to) => {
    const before = queries.getQueriesData<Pages>({ queryKey: ["board.column"] });
    void queries.cancelQueries({ queryKey: ["board.column"] });
    const wanted = new Set(ids);
    const now = new Date().toISOString();
    for (const scope of groups(before)) {
      const taken = [];
      for (const [key, column] of scope) {
        const rest = without(column, wanted);
        taken.push(...rest.taken);
        queries.setQueryData(key, rest.column);
      }
      for (const [key] of scope) {
        const column = queries.getQueryData<Pages>(key);
        if (column !== undefined && statusOf(key) === to)
          queries.setQueryData(key, withCards(column, taken, to, now));
      }
    }
    move.mutate(
      { ids, to },
      {
        onSuccess: (done) => {
          const back = () => undo.mutate({ token: done.token });
          if (done.changed > 0) toast.show(t(`moved.${to}`, { count: done.changed }), back);
          if (done.refused > 0) toast.show(t("moved.refused", { count: done.refused }));
        },
        onError: () => {
          for (const [key, column] of before) queries.setQueryData(key, column);
          // What was on its way when the card was moved was called back: it is asked for again.
          void queries.invalidateQueries({ queryKey: ["board.column"] });
        },
      },
    );
  };
}

type Entry = [readonly unknown[], Pages];

/** The columns that are views of the same board: same scope, same filter. */
function groups(entries: [readonly unknown[], Pages | undefined][]): Entry[][] {
  const found = new Map<string, Entry[]>();
  for (const [key, column] of entries) {
    if (column === undefined) continue;
    const request = key[2] as { scope: string; filter?: object };
    const name = JSON.stringify([request.scope, request.filter ?? {}]);
    found.set(name, [...(found.get(name) ?? []), [key, column]]);
  }
  return [...found.values()];
}

function statusOf(key: readonly unknown[]): Status {
  return (key[2] as { status: Status }).status;
}
