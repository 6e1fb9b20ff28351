import type { InboxTab } from "@/contract/InboxTab";
import type { MessageFilter } from "@/contract/MessageFilter";
import type { MessageRow } from "@/contract/MessageRow";
import { useRows } from "@/shared/data/useRows";
import type { Rows } from "@/shared/data/useRows";

export type Messages = Rows<MessageRow>;

/** The messages of a tab; one page is more than two screens. */
export function useMessages(tab: InboxTab, filter: MessageFilter): Messages {
  return useRows("inbox.list", { tab, filter, limit: 100 });
}
