import { Inbox, ListFilter } from "lucide-react";

import type { InboxTab } from "@/contract/InboxTab";
import { useAsk } from "@/shared/data/useAsk";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";

interface Props {
  tab: InboxTab;
  filtered: boolean;
  onTab: (tab: InboxTab) => void;
  onClear: () => void;
}

/** Why the list is empty, and the one next step. */
export function EmptyList({ tab, filtered, onTab, onClear }: Props) {
  const { t } = useText("inbox");
  const counts = useAsk("inbox.counts", {}).data;
  if (filtered) {
    return (
      <Empty
        icon={ListFilter}
        title={t("empty.filtered.title")}
        actions={<Button onClick={onClear}>{t("empty.clear")}</Button>}
        data-testid="inbox-empty"
      >
        {t("empty.filtered.text")}
      </Empty>
    );
  }
  const snoozed = counts?.snoozed ?? 0;
  const nothing = tab === "all" || (counts?.all ?? 1) === 0;
  const shown = nothing ? "all" : tab;
  return (
    <Empty
      icon={Inbox}
      title={t(`empty.${shown}.title`)}
      actions={
        nothing ? (
          <Button look="go" onClick={() => go({ room: "settings", section: "connections" })}>
            {t("empty.connect")}
          </Button>
        ) : tab === "to_handle" && snoozed > 0 ? (
          <Button onClick={() => onTab("snoozed")}>{t("empty.seeSnoozed", { count: snoozed })}</Button>
        ) : (
          <Button onClick={() => onTab("all")}>{t("empty.seeAll")}</Button>
        )
      }
      data-testid="inbox-empty"
    >
      {t(`empty.${shown}.text`)}
    </Empty>
  );
}
