import { FileInput, Plus, Store } from "lucide-react";
import { useDeferredValue, useState } from "react";

import { CampaignDialog } from "@/features/campaigns/CampaignDialog";
import { CampaignLine } from "@/features/campaigns/CampaignLine";
import { TakeOverDialog } from "@/features/campaigns/TakeOverDialog";
import { useMay } from "@/shared/data/SessionContext";
import { useRows } from "@/shared/data/useRows";
import { useKept } from "@/shared/keep/useKept";
import { useKeys } from "@/shared/keys/useKeys";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";
import { Failed } from "@/shared/ui/Failed";
import { Page } from "@/shared/ui/Page";
import { SearchInput } from "@/shared/ui/SearchInput";
import { Seg } from "@/shared/ui/Seg";
import { Skeleton } from "@/shared/ui/Skeleton";
import { VirtualList } from "@/shared/ui/VirtualList";

/** The shows of the person at the screen, and of nobody else. */
export function CampaignsPage() {
  const { t } = useText("campaigns");
  const [archived, setArchived] = useKept("campaigns.archived", false);
  const [query, setQuery] = useKept("campaigns.query", "");
  const [active, setActive] = useKept<string | null>("campaigns.active", null);
  const [making, setMaking] = useState(false);
  const [taking, setTaking] = useState(false);
  const mayWork = useMay("work");
  const asked = useDeferredValue(query.trim());
  const list = useRows("campaigns.list", { archived, limit: 100, ...(asked === "" ? {} : { query: asked }) });
  const open = (id: string) => go({ room: "campaigns", id });
  useKeys([
    ...(mayWork
      ? [{ id: "campaigns.new", keys: "n", label: t("new"), group: t("title"), run: () => setMaking(true) }]
      : []),
    {
      id: "campaigns.open",
      keys: "enter",
      label: t("openActive"),
      group: t("title"),
      hidden: active === null,
      run: () => active !== null && list.rows.some(({ id }) => id === active) && open(active),
    },
  ]);
  const create = (
    <Button look="go" icon={Plus} keys="n" onClick={() => setMaking(true)} data-testid="new-campaign">
      {t("new")}
    </Button>
  );
  const take = (
    <Button icon={FileInput} onClick={() => setTaking(true)} data-testid="take-over-campaign">
      {t("takeOver.open")}
    </Button>
  );
  const bare = !list.loading && list.failure === null && list.rows.length === 0;
  return (
    <Page
      title={t("title")}
      bar={
        <Seg
          value={archived ? "archived" : "open"}
          options={[
            { value: "open", label: t("open"), testid: "campaigns-open" },
            { value: "archived", label: t("archived"), testid: "campaigns-archived" },
          ]}
          onValue={(value) => setArchived(value === "archived")}
          aria-label={t("show")}
        />
      }
      end={
        <>
          <SearchInput label={t("search")} value={query} onText={setQuery} data-testid="campaigns-search" />
          {mayWork && !(bare && asked === "" && !archived) && (
            <>
              {take}
              {create}
            </>
          )}
        </>
      }
      data-testid="campaigns"
    >
      {list.failure !== null ? (
        <Failed failure={list.failure} onRetry={list.again} />
      ) : list.loading ? (
        <Skeleton rows={6} />
      ) : bare ? (
        asked !== "" ? (
          <Empty icon={Store} title={t("noMatch")} />
        ) : archived ? (
          <Empty icon={Store} title={t("noneArchived")} />
        ) : (
          <Empty
            icon={Store}
            title={t("empty")}
            actions={
              mayWork && (
                <>
                  {create}
                  {take}
                </>
              )
            }
            data-testid="campaigns-empty"
          >
            {t("emptyText")}
          </Empty>
        )
      ) : (
        <VirtualList
          items={list.rows}
          rowHeight={64}
          render={(campaign, { active: here }) => (
            <CampaignLine campaign={campaign} active={here} onOpen={open} />
          )}
          active={active}
          onActive={setActive}
          onOpen={open}
          onEnd={list.more}
          place="campaigns"
          label={t("title")}
          data-testid="campaign-list"
        />
      )}
      {taking && <TakeOverDialog onClose={() => setTaking(false)} onDone={({ id }) => open(id)} />}
      {making && <CampaignDialog onClose={() => setMaking(false)} onDone={({ id }) => open(id)} />}
    </Page>
  );
}
