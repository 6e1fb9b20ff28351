import { useState } from "react";

import type { Answer } from "@/contract/Answer";
import type { BatchView } from "@/contract/BatchView";
import type { Stage } from "@/contract/Stage";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

interface Sort {
  /** Says what they answered; they go where the answer belongs. */
  decide: (ids: string[], answer: Answer) => void;
  /** Puts them into a stage. */
  put: (ids: string[], stage: Stage) => void;
  remove: (ids: string[]) => void;
  busy: boolean;
  /** Takes the last thing back; nothing was done yet without it. */
  takeBack: (() => void) | null;
}

interface Options {
  onDone?: () => void;
  /** Who came back, when the last thing was taken back. */
  onUndone?: (ids: string[]) => void;
  /** What somebody is called: one decision says about whom. */
  whoIs?: (id: string) => string | undefined;
}

/** Sorting, one or many at once; each time the status line offers to take it back. */
export function useSort({ onDone, onUndone, whoIs }: Options = {}): Sort {
  const { t } = useText("campaigns");
  const toast = useToast();
  const undo = useAct("prospects.undo", {
    said: ({ changed }) => t("undone", { count: changed }),
    onDone: () => setLast(null),
  });
  const [last, setLast] = useState<{ batch: string; ids: string[] } | null>(null);
  const takeBack = ({ batch, ids }: { batch: string; ids: string[] }) =>
    undo.mutate({ batch }, { onSuccess: () => onUndone?.(ids) });
  const told = (what: string, many: string, { batch, changed }: BatchView, ids: string[]) => {
    if (changed > 0) {
      const only = ids.length === 1 && ids[0] !== undefined ? whoIs?.(ids[0]) : undefined;
      toast.show(only === undefined ? many : t("toldOf", { who: only, what }), () =>
        takeBack({ batch, ids }),
      );
      setLast({ batch, ids });
    }
    onDone?.();
  };
  const answer = useAct("prospects.answer", {
    onDone: (done, { ids, answer: word }) =>
      told(
        t(`answer.${word ?? "none"}`),
        t("decided", { count: done.changed, what: t(`answer.${word ?? "none"}`) }),
        done,
        ids,
      ),
  });
  const sort = useAct("prospects.sort", {
    onDone: (done, { ids, stage }) =>
      told(t(`stage.${stage}`), t("sorted", { count: done.changed, where: t(`stage.${stage}`) }), done, ids),
  });
  const remove = useAct("prospects.remove", {
    onDone: (done, { ids }) => told(t("removedOne"), t("removed", { count: done.changed }), done, ids),
  });
  return {
    decide: (ids, word) => answer.mutate({ ids, answer: word }),
    put: (ids, stage) => sort.mutate({ ids, stage }),
    remove: (ids) => remove.mutate({ ids }),
    takeBack: last === null ? null : () => takeBack(last),
    busy: answer.isPending || sort.isPending || remove.isPending,
  };
}
