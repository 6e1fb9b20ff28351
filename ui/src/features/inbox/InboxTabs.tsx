import type { InboxCounts } from "@/contract/InboxCounts";
import type { InboxTab } from "@/contract/InboxTab";
import { useAsk } from "@/shared/data/useAsk";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Tabs } from "@/shared/ui/Tabs";

const COUNTS: Record<InboxTab, keyof InboxCounts> = {
  to_handle: "toHandle",
  mine: "mine",
  review: "review",
  snoozed: "snoozed",
  all: "all",
};

/** Which messages, with how many of each. */
export function InboxTabs({ tab, onTab }: { tab: InboxTab; onTab: (tab: InboxTab) => void }) {
  const { t, language } = useText("inbox");
  const counts = useAsk("inbox.counts", {}).data;
  const options = (Object.keys(COUNTS) as InboxTab[]).map((value) => ({
    value,
    label: t(`tabs.${value}`),
    count: counts === undefined ? undefined : count(counts[COUNTS[value]], language),
    testid: `inbox-tab-${value}`,
  }));
  return <Tabs value={tab} options={options} onValue={onTab} aria-label={t("tabs.label")} />;
}
