import { useMemo, useState } from "react";

import type { ProspectRow } from "@/contract/ProspectRow";
import { nameOf, placeOf } from "@/shared/prospects/nameOf";
import { STAGES } from "@/features/campaigns/stages";
import type { Rows } from "@/shared/data/useRows";

/** The heads of the list. */
export const HEADS = ["who", "where", "email", "stage", "answer", "score", "followUp", "added"] as const;
export type Head = (typeof HEADS)[number];

export interface Order {
  head: Head;
  /** Whether it runs the other way. */
  turned: boolean;
}

/** What a line is ordered by. */
const VALUE: Record<Head, (row: ProspectRow) => string | number | null> = {
  who: ({ lead }) => nameOf(lead),
  where: ({ lead }) => placeOf(lead) || null,
  email: ({ lead }) => lead.email,
  stage: ({ stage }) => STAGES.indexOf(stage),
  answer: ({ answer }) => answer,
  // The most interested and the newest are looked for first.
  score: ({ score }) => (score === null ? null : -score),
  followUp: ({ followUp }) => followUp,
  added: ({ createdAt }) => -Date.parse(createdAt),
};

/** The lines in an order; what is not known comes last, whichever way it runs. */
export function ordered(rows: ProspectRow[], { head, turned }: Order, language: string): ProspectRow[] {
  const way = turned ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [left, right] = [VALUE[head](one), VALUE[head](other)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === "number" && typeof right === "number") return way * (left - right);
    return way * String(left).localeCompare(String(right), language, { sensitivity: "base" });
  });
}

/** An order that the person chose. Only a list that is here whole has one: the rest would come in between. */
export function useOrder(rows: Rows<ProspectRow>, language: string) {
  const [order, setOrder] = useState<Order | null>(null);
  const whole = rows.rows.length === rows.total;
  const now = whole ? order : null;
  const list = useMemo(
    () => (now === null ? rows.rows : ordered(rows.rows, now, language)),
    [rows.rows, now, language],
  );
  /** Once, the other way, as before. */
  const press = (head: Head) =>
    setOrder((before) =>
      before?.head !== head ? { head, turned: false } : before.turned ? null : { head, turned: true },
    );
  return { rows: { ...rows, rows: list }, order: now, press: whole ? press : null };
}
