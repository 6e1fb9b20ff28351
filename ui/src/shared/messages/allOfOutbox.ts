import type { ListOutbox } from "@/contract/ListOutbox";
import type { OutboxMailView } from "@/contract/OutboxMailView";
import type { Host } from "@/host/host";

/** Mails a page: as many as the office gives. */
const PAGE = 500;

/** Every mail of a kind, not only those that a list has read so far. */
export async function allOfOutbox(
  host: Host,
  filter: Pick<ListOutbox, "state" | "campaignId">,
): Promise<OutboxMailView[]> {
  const found: OutboxMailView[] = [];
  let cursor: string | undefined;
  do {
    const page = await host.call("outbox.list", {
      ...filter,
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return found;
}
