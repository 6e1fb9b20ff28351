import type { TodayView } from "@/contract/TodayView";
import type { Matter } from "@/host/fake/matters";
import type { Kept } from "@/host/fake/messages";
import { at, DAYS } from "@/host/fake/time";

export function todayOf(matters: Matter[], kept: Kept[]): TodayView {
  const lapsing = matters
    .flatMap((matter) =>
      matter.deadlines
        .filter(({ state }) => state === "proposed" || state === "confirmed")
        .map((deadline) => ({
          deadline,
          workspaceId: matter.id,
          reference: matter.reference,
          client: matter.client,
          title: matter.title,
          responsible: matter.responsible,
          missing: matter.pieces.filter(([, mandatory, done]) => mandatory && !done).length,
        })),
    )
    .sort((one, other) => Date.parse(one.deadline.dueSafeAt) - Date.parse(other.deadline.dueSafeAt));
  const waiting = kept.filter(({ status }) => status === "to_validate");
  return {
    now: at(0),
    lapsing: lapsing.slice(0, 12),
    lapsingTotal: lapsing.length,
    decide: waiting.slice(0, 5).map(({ id, letter, workspaceId, receivedAt }, index) => ({
      kind:
        letter.category === "nouveau_client"
          ? "new_client"
          : index === 0
            ? "deadline"
            : index % 2 === 0
              ? "validate"
              : "review",
      messageId: id,
      workspaceId: workspaceId,
      contactIds: [],
      who: letter.from,
      what: letter.subject,
      at: receivedAt,
      day: null,
      hour: null,
      alertId: null,
      confidence: index === 0 ? "check" : "likely",
    })),
    decideTotal: waiting.length,
    stuck:
      kept.length === 0
        ? []
        : [
            {
              kind: "account_refused",
              id: "a-2",
              name: "contact@vauquelin-dieng.example",
              detail: "mot de passe refusé",
              since: at(-143),
            },
            {
              kind: "overdue",
              id: "m-9",
              name: "Blessing Okafor",
              detail: "Re: attestations pour l’audience",
              since: at(-130),
            },
            {
              kind: "unparsed",
              id: "m-4",
              name: "scan_0031.eml",
              detail: "MIME tronqué à l’octet 48 213",
              since: at(-300),
            },
          ],
    stuckTotal: kept.length === 0 ? 0 : 3,
    within72h: lapsing.filter(
      ({ deadline }) => Date.parse(deadline.dueSafeAt) - Date.now() < 3 * DAYS * 60_000,
    ).length,
    meanResponseMinutes: kept.length === 0 ? null : 312,
    clockCheckedAt: at(-1),
    clockGap: kept.length === 0 ? null : { from: at(-14 * 60), to: at(-100), escalated: 0, setBack: false },
    empty: kept.length === 0 && matters.length === 0,
  };
}
