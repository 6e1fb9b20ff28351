import type { WorkspaceRow } from "@/contract/WorkspaceRow";
import type { WorkspaceView } from "@/contract/WorkspaceView";
import { blanksOf } from "@/host/fake/drafts";
import type { Matter } from "@/host/fake/matters";
import type { Kept } from "@/host/fake/messages";
import { rowOf } from "@/host/fake/messages";
import { rowOfPaper } from "@/host/fake/paperRows";
import type { Paper } from "@/host/fake/papers";
import { at, DAYS } from "@/host/fake/time";
import { memberId, memberName, refOf, workOf } from "@/host/fake/work";

const open = (matter: Matter) =>
  matter.deadlines.find(({ state }) => state === "proposed" || state === "confirmed") ?? null;

export function workspaceRow(matter: Matter, kept: Kept[]): WorkspaceRow {
  return {
    id: matter.id,
    reference: matter.reference,
    title: matter.title,
    client: matter.client,
    procedure: matter.procedure,
    urgency: matter.urgency,
    nextDeadline: open(matter),
    done: matter.pieces.filter(([, , done]) => done).length,
    items: matter.pieces.length,
    alerts: matter.urgency === "critique" ? 1 : 0,
    messages: kept.filter(({ workspaceId }) => workspaceId === matter.id).length,
    responsible: matter.responsible,
    updatedAt: at(-90),
    archived: workOf(matter).archived,
    ending: matter.ending ?? null,
  };
}

type AlertState = Pick<WorkspaceView["alerts"][number], "acknowledgedBy" | "snoozedUntil">;

export function workspaceView(
  matter: Matter,
  kept: Kept[],
  papers: Paper[],
  alerts: ReadonlyMap<string, AlertState> = new Map(),
): WorkspaceView {
  const here = kept.filter(({ workspaceId }) => workspaceId === matter.id);
  const work = workOf(matter);
  const into = work.merged?.into;
  return {
    id: matter.id,
    reference: matter.reference,
    title: matter.title,
    description: "",
    procedure: matter.procedure,
    urgency: matter.urgency,
    archived: work.archived,
    ending: matter.ending ?? null,
    filedOn: matter.filedOn ?? null,
    createdAt: at(-7 * DAYS),
    responsibleId: memberId(matter.responsible),
    responsible: matter.responsible,
    deadlines: matter.deadlines,
    checklist: matter.pieces.map(([label, mandatory, done], index) => ({
      id: `${matter.id}/${index}`,
      kind: label.startsWith("Requête") || label.startsWith("Demande") ? "etape" : "piece",
      label,
      mandatory,
      condition: mandatory ? "" : "Situation familiale concernée",
      source: "R. 431-10 CESEDA",
      doneAt: done ? at(-DAYS) : null,
      doneBy: done ? "Me Ibrahima Dieng" : null,
      documentId:
        papers.find(({ itemId, removed }) => itemId === `${matter.id}/${index}` && !removed)?.id ?? null,
      ownerId: work.plans[`${matter.id}/${index}`]?.ownerId ?? null,
      owner: memberName(work.plans[`${matter.id}/${index}`]?.ownerId),
      dueOn: work.plans[`${matter.id}/${index}`]?.dueOn ?? null,
    })),
    documents: [
      ...papers
        .filter(({ workspaceId, removed }) => workspaceId === matter.id && !removed)
        .map((paper) => rowOfPaper(paper)),
      ...here.flatMap(({ id, letter, receivedAt }) =>
        (letter.files ?? []).map(([filename, contentType, bytes], index) => ({
          id: `${id}-a${index}`,
          origin: "mail",
          filename,
          contentType,
          bytes,
          messageId: id,
          itemId: null,
          version: 1,
          at: receivedAt,
          by: null,
          reading: { state: "done", pages: 1, read: 1, unreadable: [], error: null },
        })),
      ),
    ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)),
    documentDrafts: work.drafts
      .filter(({ removed }) => !removed)
      .map(({ id, title, text, updatedAt, validated, sha256 }) => ({
        id,
        title,
        updatedAt,
        validated: validated === sha256,
        blanks: blanksOf(text).length,
      })),
    drafts: here.flatMap(({ id, letter, draft }) =>
      draft === null
        ? []
        : [
            {
              messageId: id,
              to: letter.from,
              subject: letter.subject,
              text: draft.slice(0, 300),
              updatedAt: at(-1),
              by: "Me Ibrahima Dieng",
            },
          ],
    ),
    timeline: [
      ...work.happened,
      ...here.map(({ id, letter, receivedAt }) => ({
        id: `t-${id}`,
        at: receivedAt,
        kind: "message_filed",
        params: { who: letter.from, what: letter.subject },
        by: null,
        messageId: id,
      })),
      ...matter.deadlines.map((deadline) => ({
        id: `t-${deadline.id}`,
        at: deadline.confirmedAt ?? at(-20),
        kind: deadline.state === "proposed" ? "deadline_proposed" : "deadline_confirmed",
        params: { what: deadline.title, on: deadline.dueSafeAt },
        by: deadline.confirmedBy,
        messageId: deadline.messageId,
      })),
      {
        id: `t-open-${matter.id}`,
        at: at(-7 * DAYS),
        kind: "workspace_created",
        params: { what: matter.title },
        by: "Me Ibrahima Dieng",
        messageId: null,
      },
    ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)),
    alerts:
      matter.urgency === "critique"
        ? [
            {
              id: `al-${matter.id}`,
              kind: "deadline_critical",
              level: "critical",
              params: { what: matter.deadlines[0]?.title ?? "" },
              at: at(-120),
              acknowledgedBy: null,
              snoozedUntil: null,
              ...alerts.get(`al-${matter.id}`),
            },
          ]
        : [],
    people: work.people,
    tasks: [...work.tasks].sort(
      (a, b) =>
        Number(a.doneAt !== null) - Number(b.doneAt !== null) ||
        (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999"),
    ),
    decisions: [],
    notes: work.notes.filter(({ removed }) => !removed).map(({ removed: _, ...note }) => note),
    mergedInto: into === undefined ? null : refOf(into),
    mergedFrom: work.mergedFrom.map(refOf),
    messages: here.map((one) => rowOf(one, matter)),
  };
}
