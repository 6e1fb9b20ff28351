import { Play, RotateCcw, Send } from "lucide-react";

import { OutboxDetail } from "@/features/outbox/OutboxDetail";
import { OutboxNotes } from "@/features/outbox/OutboxNotes";
import { OUTBOX_VIEWS, stateOf } from "@/features/outbox/views";
import type { OutboxView } from "@/features/outbox/views";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useRows } from "@/shared/data/useRows";
import { useKept } from "@/shared/keep/useKept";
import { useKeys } from "@/shared/keys/useKeys";
import { allOfOutbox } from "@/shared/messages/allOfOutbox";
import { OutboxLine } from "@/shared/messages/OutboxLine";
import { MAY, useOutboxActs } from "@/shared/messages/useOutboxActs";
import { go } from "@/shared/route/route";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";
import { Failed } from "@/shared/ui/Failed";
import { Page } from "@/shared/ui/Page";
import { Skeleton } from "@/shared/ui/Skeleton";
import { Tabs } from "@/shared/ui/Tabs";
import { useToast } from "@/shared/ui/Toasts";
import { VirtualList } from "@/shared/ui/VirtualList";
import { useState } from "react";

import styles from "./Outbox.module.css";

/** Everything that leaves, left, or could not: what waits, and why. */
export function OutboxPage({ id }: { id?: string | undefined }) {
  const { t, language } = useText("outbox");
  const host = useHost();
  const toast = useToast();
  const [view, setView] = useKept<OutboxView>("outbox.view", "all");
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const state = stateOf(view);
  const overview = useAsk("outbox.list", { limit: 1 }).data;
  const counts = overview?.counts;
  const list = useRows("outbox.list", { limit: 200, ...(state === undefined ? {} : { state }) });
  const acts = useOutboxActs();
  const run = useAct("outbox.run", { said: () => t("running") });
  const { rows } = list;
  const shown = rows.find((mail) => mail.id === id) ?? rows[0] ?? null;
  const open = (mail: string) => go({ room: "outbox", id: mail }, { replace: true });
  const chosen =
    selected.size > 0 ? rows.filter((mail) => selected.has(mail.id)) : shown === null ? [] : [shown];
  const act = (may: (state: string) => boolean, perform: (ids: string[]) => void) => () => {
    const ids = chosen.filter((mail) => may(mail.state)).map((mail) => mail.id);
    if (ids.length === 0 || acts.busy) return;
    perform(ids);
    setSelected(new Set());
  };
  const retry = act(MAY.retry, acts.retry);
  const cancel = act(MAY.cancel, acts.cancel);
  const putBack = act(MAY.putBack, acts.putBack);
  const retryAll = () =>
    void allOfOutbox(host, { state: "failed" })
      .then((all) => acts.retry(all.map((mail) => mail.id)))
      .catch(toast.fail);
  const runNow = () => run.mutate({});
  const group = t("title");
  const ready = counts?.ready ?? 0;
  const failed = counts?.failed ?? 0;
  useKeys([
    { id: "outbox.run", keys: "shift+enter", label: t("run"), group, run: () => ready > 0 && runNow() },
    { id: "outbox.retry", keys: "r", label: t("retry"), group, run: retry },
    { id: "outbox.cancel", keys: "c", label: t("cancel"), group, run: cancel },
    { id: "outbox.put_back", keys: "b", label: t("putBack"), group, run: putBack },
    {
      id: "outbox.proof",
      keys: "p",
      label: t("proof"),
      group,
      run: () => shown !== null && MAY.prove(shown.state) && void acts.prove(shown).catch(toast.fail),
    },
  ]);
  const all = counts === undefined ? 0 : Object.values(counts).reduce((sum, number) => sum + number, 0);
  return (
    <Page
      title={t("title")}
      bar={
        <Tabs<OutboxView>
          value={view}
          options={OUTBOX_VIEWS.map((one) => {
            const number = counts === undefined ? 0 : one === "all" ? all : counts[one];
            return {
              value: one,
              label: t(`filter.${one}`),
              testid: `outbox-${one}`,
              count: number === 0 ? undefined : count(number, language),
            };
          })}
          onValue={(value) => {
            setSelected(new Set());
            setView(value);
          }}
          aria-label={t("filter.label")}
        />
      }
      end={
        <>
          {failed > 1 && (
            <Button icon={RotateCcw} disabled={acts.busy} onClick={retryAll} data-testid="outbox-retry-all">
              {t("retryAll", { count: failed })}
            </Button>
          )}
          <Button
            look="go"
            icon={Play}
            disabled={ready === 0 || run.isPending || overview?.busy === true}
            onClick={runNow}
            data-testid="outbox-run"
          >
            {t(overview?.busy === true ? "busy" : "run")}
          </Button>
        </>
      }
      data-testid="outbox"
    >
      <OutboxNotes />
      {list.failure !== null ? (
        <Failed failure={list.failure} onRetry={list.again} />
      ) : list.loading ? (
        <Skeleton rows={6} />
      ) : rows.length === 0 ? (
        <Empty icon={Send} title={t(all === 0 ? "empty" : "noneHere")} data-testid="outbox-empty">
          {all === 0 && t("emptyText")}
        </Empty>
      ) : (
        <div className={styles.panes}>
          <VirtualList
            items={rows}
            rowHeight={64}
            render={(mail, row) => (
              <OutboxLine mail={mail} active={mail.id === shown?.id} selected={row.selected} />
            )}
            active={shown?.id ?? null}
            onActive={open}
            selected={selected}
            onSelected={setSelected}
            follow
            onEnd={list.more}
            place={`outbox.${view}`}
            label={t("title")}
            data-testid="outbox-list"
          />
          {shown !== null && (
            <OutboxDetail
              key={shown.id}
              mail={shown}
              many={selected.size}
              busy={acts.busy}
              onRetry={retry}
              onCancel={cancel}
              onPutBack={putBack}
              onDecide={(decision) => acts.decide(shown.id, decision)}
              onProve={() => void acts.prove(shown).catch(toast.fail)}
            />
          )}
        </div>
      )}
    </Page>
  );
}
