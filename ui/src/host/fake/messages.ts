import type { AnalysisView } from "@/contract/AnalysisView";
import type { EntityView } from "@/contract/EntityView";
import type { MessageRow } from "@/contract/MessageRow";
import type { MessageView } from "@/contract/MessageView";
import type { Status } from "@/contract/Status";
import type { Letter } from "@/host/fake/letters";
import type { Matter } from "@/host/fake/matters";
import { at, HOURS } from "@/host/fake/time";
import { refOf } from "@/host/fake/work";

/** A letter in the office: what can change beside what was written. */
export interface Kept {
  id: string;
  letter: Letter;
  receivedAt: string;
  status: Status;
  read: boolean;
  snoozedUntil: string | null;
  assigneeId: string | null;
  workspaceId: string | null;
  draft: string | null;
  analysis: AnalysisView;
}

export const PEOPLE: Record<string, string> = { "u-1": "ID", "u-2": "CN", "u-3": "YF" };

function found(letter: Letter): EntityView[] {
  return (letter.found ?? []).flatMap(([kind, value, role, words]) => {
    const start = letter.text.indexOf(words);
    if (start < 0) return [];
    return [
      {
        kind,
        value,
        role,
        confidence: "sure" as const,
        span: { field: "body", start, end: start + words.length },
      },
    ];
  });
}

export function keep(letter: Letter, index: number): Kept {
  const likely = letter.review === true ? "check" : "sure";
  const machine = { origin: "machine" as const, span: null };
  const user = Object.entries(PEOPLE).find(([, initials]) => initials === letter.assignee)?.[0] ?? null;
  return {
    id: `m-${index}`,
    letter,
    receivedAt: at(-letter.minutesAgo),
    status: letter.status,
    read: letter.read ?? false,
    snoozedUntil: index % 11 === 7 ? at(20 * HOURS) : null,
    assigneeId: user,
    workspaceId: letter.workspace ?? null,
    draft: null,
    analysis: {
      category: { value: letter.category, confidence: likely, ...machine },
      priority: { value: letter.priority, confidence: "sure", ...machine },
      sentiment: { value: letter.sentiment, confidence: "likely", ...machine },
      procedure: {
        value: letter.procedure,
        confidence: letter.procedure === null ? "sure" : "likely",
        ...machine,
      },
      firstContact: { value: letter.category === "nouveau_client", confidence: "likely", ...machine },
      summary: letter.summary,
      summaryState: "proposed",
      suggestedAction: letter.action ?? "reply",
      entities: found(letter),
      needsReview: letter.review ?? false,
      accepted: letter.status === "closed",
      injectedInstruction: letter.category === "spam",
      engine: "built-in",
    },
  };
}

export function slaOf(kept: Kept) {
  const due = new Date(Date.parse(kept.receivedAt) + 24 * 3_600_000);
  return {
    startedAt: kept.receivedAt,
    dueAt: due.toISOString(),
    overdue: due.getTime() < Date.now() && kept.status !== "closed",
  };
}

export function rowOf(kept: Kept, matter: Matter | undefined): MessageRow {
  const { letter, analysis } = kept;
  return {
    id: kept.id,
    source: "mail",
    from: letter.from,
    fromAddress: letter.address,
    subject: letter.subject,
    snippet: letter.text.replaceAll("\n", " ").slice(0, 140),
    receivedAt: kept.receivedAt,
    category: analysis.category.value,
    priority: analysis.priority.value,
    sentiment: analysis.sentiment.value,
    status: kept.status,
    read: kept.read,
    hasAttachments: (letter.files ?? []).length > 0,
    hasDraft: kept.draft !== null,
    threadSize: letter.subject.startsWith("Re:") ? 4 : 1,
    workspaceReference: matter?.reference ?? null,
    assignee: kept.assigneeId === null ? null : (PEOPLE[kept.assigneeId] ?? null),
    needsReview: analysis.needsReview,
    unparsed: false,
    snoozedUntil: kept.snoozedUntil,
  };
}

/** One link that says what it is, and one that names another place than its own. */
const LINKS =
  `<p><a href="https://suivi.example/5903?n=1" target="_blank">Suivre ma demande</a></p>` +
  `<p><a href="http://usagers.example/pieces" target="_blank">https://www.service-public.fr/pieces</a></p>`;

export function viewOf(kept: Kept, matter: Matter | undefined, remote: boolean): MessageView {
  const { letter } = kept;
  const quoted = letter.text.search(/\nLe .* a écrit :/);
  const paragraphs = letter.text
    .split("\n\n")
    .map((text) => `<p>${text}</p>`)
    .join("");
  return {
    id: kept.id,
    source: "mail",
    account: "contact@vauquelin-dieng.example",
    from: { name: letter.from, address: letter.address },
    to: [{ name: "Cabinet Vauquelin Dieng", address: "contact@vauquelin-dieng.example" }],
    cc: [],
    subject: letter.subject,
    sentAt: kept.receivedAt,
    receivedAt: kept.receivedAt,
    text: letter.text,
    quotedFrom: quoted < 0 ? null : quoted + 1,
    html:
      letter.html === true
        ? `<!doctype html><meta charset="utf-8"><body style="font:14px/1.5 sans-serif">${paragraphs}${LINKS}</body>`
        : null,
    remoteBlocked: letter.html === true && !remote ? 2 : 0,
    attachments: (letter.files ?? []).map(([filename, contentType, bytes], index) => ({
      id: `${kept.id}-a${index}`,
      filename,
      contentType,
      bytes,
      textState: contentType === "application/pdf" ? "done" : "none",
      danger: /\.exe$/i.test(filename),
    })),
    status: kept.status,
    read: kept.read,
    sla: slaOf(kept),
    analysis: kept.analysis,
    contact: {
      id: `c-${letter.address}`,
      name: letter.from,
      messages: 3,
      isNew: letter.category === "nouveau_client",
    },
    workspace: matter === undefined ? null : refOf(matter),
    deadlines: (matter?.deadlines ?? []).filter(({ messageId }) => messageId === kept.id),
    thread: [],
    history:
      kept.status === "to_validate"
        ? []
        : [{ at: at(-60), by: "Me Ibrahima Dieng", from: "to_validate", to: kept.status, reason: "person" }],
    assigneeId: kept.assigneeId,
    snoozedUntil: kept.snoozedUntil,
    draft: kept.draft === null ? null : { text: kept.draft, updatedAt: at(-1), by: "Me Ibrahima Dieng" },
    defects: [],
    mayReply: true,
  };
}
