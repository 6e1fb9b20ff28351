import type { CardView } from "@/contract/CardView";
import type { MessageFilter } from "@/contract/MessageFilter";
import type { Matter } from "@/host/fake/matters";
import type { Kept } from "@/host/fake/messages";
import { PEOPLE, slaOf } from "@/host/fake/messages";

export function cardOf(kept: Kept, matter: Matter | undefined): CardView {
  const { letter, analysis } = kept;
  return {
    id: kept.id,
    source: "mail",
    title: letter.from,
    summary: analysis.summaryState === "rejected" ? letter.subject : analysis.summary,
    proposed: analysis.summaryState === "proposed",
    sentiment: analysis.sentiment.value,
    category: analysis.category.value,
    priority: analysis.priority.value,
    status: kept.status,
    sla: slaOf(kept),
    receivedAt: kept.receivedAt,
    closedAt: kept.status === "closed" ? kept.receivedAt : null,
    workspaceId: kept.workspaceId,
    workspaceReference: matter?.reference ?? null,
    lapsesAt: kept.status === "closed" ? null : (matter?.deadlines[0]?.dueSafeAt ?? null),
    assignee: kept.assigneeId === null ? null : (PEOPLE[kept.assigneeId] ?? null),
    seenByManager: kept.id.endsWith("3"),
    needsReview: analysis.needsReview,
  };
}

export function passes(
  { letter, analysis, status, read, assigneeId }: Kept,
  filter: MessageFilter | undefined,
): boolean {
  if (filter === undefined) return true;
  return (
    (filter.category ?? analysis.category.value) === analysis.category.value &&
    (filter.priority ?? analysis.priority.value) === analysis.priority.value &&
    (filter.sentiment ?? analysis.sentiment.value) === analysis.sentiment.value &&
    (filter.procedure ?? letter.procedure) === letter.procedure &&
    (filter.status ?? status) === status &&
    (filter.unread !== true || !read) &&
    (filter.assigneeId === undefined || filter.assigneeId === assigneeId)
  );
}
