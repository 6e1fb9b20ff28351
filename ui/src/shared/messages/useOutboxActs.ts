import type { OutboxChanged } from "@/contract/OutboxChanged";
import type { OutboxMailView } from "@/contract/OutboxMailView";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** What a person may say about a mail whose outcome nobody knows. */
export type Decision = "it_left" | "send_again";

/** What a person does with mails of the outbox; each says what came of it. */
export function useOutboxActs() {
  const { t, language } = useText("outbox");
  const host = useHost();
  const toast = useToast();
  const told =
    (word: "approved" | "retried" | "cancelled" | "putBack") =>
    (done: OutboxChanged, { ids }: { ids: string[] }) => {
      const [first] = done.refused;
      const why = first === undefined ? "" : language === "en" ? first.messageEn : first.messageFr;
      const refused = new Set(done.refused.map(({ id }) => id));
      const changed = ids.filter((id) => !refused.has(id));
      const mayGoBack = (word === "approved" || word === "cancelled") && changed.length > 0;
      toast.show(
        first === undefined
          ? t(`done.${word}`, { count: done.changed })
          : `${t(`done.${word}`, { count: done.changed })} ${t("done.refused", { count: done.refused.length, why })}`,
        mayGoBack ? () => putBack.mutate({ ids: changed }) : undefined,
      );
    };
  const putBack = useAct("outbox.put_back", { onDone: told("putBack") });
  const approve = useAct("outbox.approve", { onDone: told("approved") });
  const retry = useAct("outbox.retry", { onDone: told("retried") });
  const cancel = useAct("outbox.cancel", { onDone: told("cancelled") });
  const decide = useAct("outbox.decide", {
    onDone: (_, { decision }) => toast.show(t(`done.${decision}`)),
  });
  const proof = useAct("outbox.proof", { said: () => t("done.proof") });
  return {
    approve: (mails: { id: string; sha256: string }[]) =>
      approve.mutate({ ids: mails.map(({ id }) => id), sha256s: mails.map(({ sha256 }) => sha256) }),
    retry: (ids: string[]) => retry.mutate({ ids }),
    cancel: (ids: string[]) => cancel.mutate({ ids }),
    putBack: (ids: string[]) => putBack.mutate({ ids }),
    decide: (id: string, decision: Decision) => decide.mutate({ id, decision }),
    async prove({ id, name }: OutboxMailView) {
      const [place] = await host.pick("save", `${name || "mail"}.eml`);
      if (place !== undefined) proof.mutate({ id, place: place.token });
    },
    busy: approve.isPending || retry.isPending || cancel.isPending || putBack.isPending || decide.isPending,
  };
}

/** What may be done with a mail in this state. The office decides; this only spares dead buttons. */
export const MAY = {
  retry: (state: string) => state === "failed" || state === "ready",
  cancel: (state: string) => state === "draft" || state === "ready" || state === "failed",
  putBack: (state: string) => state === "ready" || state === "cancelled",
  decide: (state: string) => state === "unknown",
  prove: (state: string) => state !== "draft" && state !== "cancelled",
} as const;
