import { useState } from "react";

import type { ProductFields } from "@/contract/ProductFields";
import type { StagedChanged } from "@/contract/StagedChanged";
import type { PagePlace } from "@/features/campaigns/catalogue/place";
import { useAct } from "@/shared/data/useAct";
import { useKept } from "@/shared/keep/useKept";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

type Decision = "approve" | "reject" | "wait";

/** What a person does with what was read; all of it can be taken back, the last thing first. */
export function useStaging(catalogueId: string, onShow: (id: string) => void) {
  const { t } = useText("catalogue");
  const toast = useToast();
  const [batches, setBatches] = useKept<readonly string[]>(`staging.batches.${catalogueId}`, []);
  /** What was decided and the list may not show yet: the hand is quicker than the answer. */
  const [sent, setSent] = useState<ReadonlyMap<string, Decision>>(new Map());
  const done = ({ batch, items, gone, left }: StagedChanged) => {
    if (left.length > 0)
      setSent((before) => new Map([...before].filter(([id]) => !left.some((one) => one.id === id))));
    if (items.length + gone.length > 0) setBatches((before) => [...before, batch]);
    const [first] = left;
    if (first !== undefined) {
      toast.show(t(`left.${first.reason}`));
      // What could not be decided comes back under the eyes.
      onShow(first.id);
    }
  };
  const said = (word: string) => (changed: StagedChanged) => {
    done(changed);
    toast.show(t(`done.${word}`, { count: changed.items.length + changed.gone.length }));
  };
  const decide = useAct("staging.decide", { onDone: done });
  const merge = useAct("staging.merge", { onDone: said("merge") });
  const split = useAct("staging.split", { onDone: said("split") });
  const add = useAct("staging.add", {
    onDone(changed) {
      said("add")(changed);
      const [made] = changed.items;
      if (made !== undefined) onShow(made.id);
    },
  });
  const page = useAct("staging.reject_page", { onDone: said("page") });
  const back = useAct("staging.undo", {
    onDone({ items, left }) {
      setSent(new Map());
      const [first] = items;
      if (first !== undefined) onShow(first.id);
      toast.show(t(first === undefined && left.length > 0 ? "done.notBack" : "done.back"));
    },
  });
  // Decisions follow each other as fast as keys are pressed; the office takes them in their order.
  const all = [merge, split, add, page, back];
  return {
    busy: all.some(({ isPending }) => isPending),
    mayUndo: batches.length > 0,
    sent,
    decide(ids: string[], decision: Decision, fields?: ProductFields) {
      setSent((before) => new Map([...before, ...ids.map((id): [string, Decision] => [id, decision])]));
      decide.mutate({ ids, decision, ...(fields === undefined ? {} : { fields }) });
    },
    merge: (ids: string[]) => merge.mutate({ ids }),
    split: (id: string, at: number, upright: boolean) => split.mutate({ id, at, upright }),
    add: (number: number, place: PagePlace) => add.mutate({ catalogueId, page: number, place }),
    rejectPage: (number: number) => page.mutate({ catalogueId, page: number }),
    undo() {
      const batch = batches.at(-1);
      if (batch === undefined) return;
      setBatches(batches.slice(0, -1));
      back.mutate({ batch });
    },
  };
}
