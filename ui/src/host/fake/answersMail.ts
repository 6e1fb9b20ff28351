import type { BoardView } from "@/contract/BoardView";
import type { ColumnView } from "@/contract/ColumnView";
import type { MessageFilter } from "@/contract/MessageFilter";
import type { Status } from "@/contract/Status";
import { cardOf, passes } from "@/host/fake/board";
import type { Kept } from "@/host/fake/messages";
import { rowOf, viewOf } from "@/host/fake/messages";
import type { Answers, Office } from "@/host/fake/office";
import { at } from "@/host/fake/time";

type Mail = Extract<keyof Answers, `inbox.${string}` | `board.${string}`>;

export function mailAnswers(office: Office): Pick<Answers, Mail> {
  const open = (kept: Kept) => kept.status !== "closed" && kept.snoozedUntil === null;
  const view = (id: string, remote = false) => {
    const kept = office.message(id);
    return viewOf(kept, office.matter(kept.workspaceId), remote);
  };
  const change = (ids: string[], what: (kept: Kept) => void) => {
    const before = ids.map((id) => ({ ...office.message(id) }));
    for (const id of ids) what(office.message(id));
    const token = `u-${office.undo.size}`;
    office.undo.set(token, () => before.forEach((old) => Object.assign(office.message(old.id), old)));
    office.changed("inbox", "board");
    return { token, changed: ids.length, refused: 0 };
  };
  const column = (
    status: Status,
    filter: MessageFilter | undefined,
    mine: boolean,
    from: number,
    limit: number,
  ): ColumnView => {
    const all = office.kept.filter(
      (kept) => kept.status === status && passes(kept, filter) && (!mine || kept.assigneeId === "u-1"),
    );
    const cards = all.slice(from, from + limit).map((kept) => cardOf(kept, office.matter(kept.workspaceId)));
    return {
      status,
      total: all.length,
      cards,
      next: from + limit < all.length ? String(from + limit) : null,
    };
  };
  return {
    "inbox.list"({ tab, filter, cursor, limit }) {
      const all = office.kept.filter((kept) => {
        if (!passes(kept, filter)) return false;
        if (tab === "mine") return open(kept) && kept.assigneeId === "u-1";
        if (tab === "snoozed") return kept.snoozedUntil !== null;
        if (tab === "review") return kept.analysis.needsReview;
        return tab === "all" || open(kept);
      });
      const from = Number(cursor ?? 0);
      const items = all.slice(from, from + limit).map((kept) => rowOf(kept, office.matter(kept.workspaceId)));
      return { items, next: from + limit < all.length ? String(from + limit) : null, total: all.length };
    },
    "inbox.counts"() {
      const toHandle = office.kept.filter(open);
      return {
        toHandle: toHandle.length,
        unread: toHandle.filter(({ read }) => !read).length,
        mine: toHandle.filter(({ assigneeId }) => assigneeId === "u-1").length,
        snoozed: office.kept.filter(({ snoozedUntil }) => snoozedUntil !== null).length,
        review: office.kept.filter(({ analysis }) => analysis.needsReview).length,
        all: office.kept.length,
        toValidate: office.kept.filter(({ status }) => status === "to_validate").length,
        escalated: office.kept.filter(({ status }) => status === "escalated").length,
        lapsing: office.matters.filter(({ urgency }) => urgency === "critique").length,
        refusedAccounts: office.accounts.filter(({ state }) => state === "refused").length,
        notifications: 0,
      };
    },
    "inbox.open": ({ id, remoteContent }) => view(id, remoteContent),
    "inbox.mark_read"({ ids, read }) {
      for (const id of ids) office.message(id).read = read;
      office.changed("inbox");
      return {};
    },
    "inbox.move": ({ ids, to }) => change(ids, (kept) => (kept.status = to)),
    "inbox.snooze": ({ ids, until }) => change(ids, (kept) => (kept.snoozedUntil = until ?? null)),
    "inbox.assign": ({ ids, userId }) => change(ids, (kept) => (kept.assigneeId = userId ?? null)),
    "inbox.undo"({ token }) {
      office.undo.get(token)?.();
      office.undo.delete(token);
      office.changed("inbox", "board");
      return {};
    },
    "inbox.accept"({ id }) {
      const { analysis } = office.message(id);
      analysis.accepted = true;
      analysis.needsReview = false;
      analysis.summaryState = "accepted";
      return view(id);
    },
    "inbox.correct"({ id, field, value }) {
      const kept = office.message(id);
      const name = field === "first_contact" ? "firstContact" : field;
      const judged = {
        value: value === "" ? null : field === "first_contact" ? value === "true" : value,
        confidence: "sure",
        origin: "person",
        span: null,
      };
      Object.assign(kept.analysis, { [name]: judged });
      office.labels += 1;
      return view(id);
    },
    "inbox.judge_summary"({ id, verdict, text }) {
      const { analysis } = office.message(id);
      analysis.summaryState = verdict;
      if (text !== undefined) analysis.summary = text;
      return view(id);
    },
    "inbox.link"({ id, workspaceId }) {
      office.message(id).workspaceId = workspaceId ?? null;
      office.changed("inbox", "workspaces");
      return view(id);
    },
    "inbox.save_draft"({ id, text, was }) {
      const message = office.message(id);
      if (was === undefined || was === (message.draft ?? "")) message.draft = text === "" ? null : text;
      office.changed("workspaces");
      return view(id);
    },
    "board.show"({ filter, scope, limit }): BoardView {
      const statuses: Status[] = ["to_validate", "validated", "escalated", "closed"];
      return {
        columns: statuses.map((status) => column(status, filter, scope === "mine", 0, limit)),
        mayReply: true,
        now: at(0),
      };
    },
    "board.column": ({ status, filter, scope, cursor, limit }) =>
      column(status, filter, scope === "mine", Number(cursor ?? 0), limit),
  };
}
