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

/** Sorting, one or many at once; each time the status line offers to take it back. */
export function useSort(onDone?: () => void): Sort {
  const { t } = useText("campaigns");
  const toast = useToast();
  const undo = useAct("prospects.undo", {
    said: ({ changed }) => t("undone", { count: changed }),
    onDone: () => setLast(null),
  });
  const [last, setLast] = useState<string | null>(null);
  const told = (say: (done: BatchView) => string) => (done: BatchView) => {
    if (done.changed > 0) {
      toast.show(say(done), () => undo.mutate({ batch: done.batch }));
      setLast(done.batch);
    }
    onDone?.();
  };
  const answer = useAct("prospects.answer", {
    onDone: (done, { answer: word }) =>
      told(() => t("decided", { count: done.changed, what: t(`answer.${word ?? "none"}`) }))(done),
  });
  const sort = useAct("prospects.sort", {
    onDone: (done, { stage }) =>
      told(() => t("sorted", { count: done.changed, where: t(`stage.${stage}`) }))(done),
  });
  const remove = useAct("prospects.remove", {
    onDone: told((done) => t("removed", { count: done.changed })),
  });
  return {
    decide: (ids, word) => answer.mutate({ ids, answer: word }),
    put: (ids, stage) => sort.mutate({ ids, stage }),
    remove: (ids) => remove.mutate({ ids }),
    takeBack: last === null ? null : () => undo.mutate({ batch: last }),
    busy: answer.isPending || sort.isPending || remove.isPending,
  };
}
