import { useCallback, useState } from "react";

import type { MailPreview } from "@/contract/MailPreview";
import type { OutboxMailView } from "@/contract/OutboxMailView";
import { useHost } from "@/host/HostContext";
import { useKept } from "@/shared/keep/useKept";
import { allOfOutbox } from "@/shared/messages/allOfOutbox";
import { useOutboxActs } from "@/shared/messages/useOutboxActs";
import { useToast } from "@/shared/ui/Toasts";

/** The drafts of a campaign: which were on the screen, to the byte, and their approval. */
export function useReview(campaignId: string) {
  const host = useHost();
  const toast = useToast();
  const acts = useOutboxActs();
  const [seen, setSeen] = useKept<ReadonlyMap<string, string>>(`mixer.seen.${campaignId}`, new Map());
  /** Every draft there is, while a person is asked about those that nobody read. */
  const [unread, setUnread] = useState<OutboxMailView[] | null>(null);
  const drafts = () => allOfOutbox(host, { campaignId, state: "draft" });
  const isSeen = ({ id, sha256 }: OutboxMailView) => seen.get(id) === sha256;
  const saw = useCallback(
    ({ mailId, sha256, problems }: MailPreview) => {
      if (mailId !== null && problems.length === 0) setSeen(new Map(seen).set(mailId, sha256));
    },
    [seen, setSeen],
  );
  return {
    acts,
    isSeen,
    saw,
    unread,
    /** Approves one mail as it was on the screen; what changed since is refused by the office. */
    approve: (mail: OutboxMailView) => acts.approve([mail]),
    /** Approves whatever a person had on the screen as it is now. */
    approveSeen: () =>
      void drafts()
        .then((all) => acts.approve(all.filter(isSeen)))
        .catch(toast.fail),
    /** Asks about the drafts that nobody read; nothing is approved by asking. */
    askUnread: () =>
      void drafts()
        .then((all) => setUnread(all))
        .catch(toast.fail),
    leaveUnread: () => setUnread(null),
    approveAll() {
      acts.approve(unread ?? []);
      setUnread(null);
    },
  };
}
