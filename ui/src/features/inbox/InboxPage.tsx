import { ArrowLeft } from "lucide-react";
import { useMemo, useState } from "react";

import type { InboxTab } from "@/contract/InboxTab";
import type { MessageFilter } from "@/contract/MessageFilter";
import { InboxTabs } from "@/features/inbox/InboxTabs";
import { MessageList } from "@/features/inbox/MessageList";
import { MessagePane } from "@/features/inbox/MessagePane";
import { NothingOpen } from "@/features/inbox/NothingOpen";
import type { Leave } from "@/features/inbox/useMessageKeys";
import { useMessages } from "@/features/inbox/useMessages";
import { useSought } from "@/features/inbox/useSought";
import { useKept } from "@/shared/keep/useKept";
import { useKeys } from "@/shared/keys/useKeys";
import { FilterPopover } from "@/shared/messages/FilterPopover";
import { go, routeOf } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Page } from "@/shared/ui/Page";

import styles from "./InboxPage.module.css";

/** The inbox: the list, the message that is open, and what the machine says about it. */
export function InboxPage({ id }: { id?: string | undefined }) {
  const { t } = useText("inbox");
  const [keptTab, setTab] = useKept<InboxTab>("inbox.tab", "to_handle");
  const [keptFilter, setFilter] = useKept<MessageFilter>("inbox.filter", {});
  /** A message that was opened elsewhere is in none of the person's own rows: all of them, while it is read. */
  const [astray, setAstray] = useState(false);
  if (astray && id === undefined) setAstray(false);
  const tab = astray ? "all" : keptTab;
  const filter = useMemo(() => (astray ? {} : keptFilter), [astray, keptFilter]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [filtering, setFiltering] = useState(false);
  const messages = useMessages(tab, filter);
  const at = messages.rows.findIndex((row) => row.id === id);

  const { settle } = useSought(id, messages, () => setAstray(true));
  const open = (next: string | null) => {
    settle(next ?? undefined);
    go({ room: "inbox", id: next ?? undefined }, { replace: true });
  };
  const narrow = (next: MessageFilter) => {
    setAstray(false);
    setFilter(next);
  };
  const showTab = (next: InboxTab) => {
    setAstray(false);
    setTab(next);
    setChosen(new Set());
  };
  /** After a step takes messages away, the next one that stays is open. */
  const leave: Leave = (ids) => {
    const gone = new Set(ids);
    const stays = [...messages.rows.slice(at), ...messages.rows.slice(0, Math.max(at, 0)).reverse()];
    setChosen(new Set());
    if (tab === "all" || id === undefined) return undefined;
    open(stays.find((row) => !gone.has(row.id))?.id ?? null);
    return () => {
      if (routeOf(location.hash).room === "inbox") open(id);
    };
  };

  useKeys([
    {
      id: "inbox.filter",
      keys: "f",
      label: t("keys.filter"),
      group: t("title"),
      run: () => setFiltering(true),
    },
    {
      id: "inbox.search",
      keys: "/",
      label: t("keys.search"),
      group: t("title"),
      run: () => go({ room: "search" }),
    },
  ]);

  const targets = chosen.size > 0 ? [...chosen] : id === undefined ? [] : [id];
  return (
    <Page
      title={t("title")}
      bar={<InboxTabs tab={tab} onTab={showTab} />}
      end={
        <>
          {id !== undefined && (
            <Button
              look="quiet"
              icon={ArrowLeft}
              className={styles.back}
              onClick={() => open(null)}
              data-testid="inbox-back"
            >
              {t("read.back")}
            </Button>
          )}
          <FilterPopover
            filter={filter}
            onFilter={narrow}
            withStatus
            open={filtering}
            onOpen={setFiltering}
          />
        </>
      }
      data-testid="inbox"
    >
      <div className={styles.panes} data-open={id !== undefined}>
        <MessageList
          tab={tab}
          filter={filter}
          onFilter={narrow}
          onTab={showTab}
          messages={messages}
          open={id ?? null}
          onOpen={open}
          chosen={chosen}
          onChosen={setChosen}
        />
        {id === undefined ? (
          messages.rows.length > 0 && <NothingOpen />
        ) : (
          <MessagePane
            key={id}
            id={id}
            targets={targets}
            position={at < 0 ? undefined : t("read.position", { at: at + 1, total: messages.total })}
            onLeave={leave}
            onClear={() => setChosen(new Set())}
          />
        )}
      </div>
    </Page>
  );
}
