import { useDeferredValue, useRef, useState } from "react";

import type { Place } from "@/contract/Place";
import type { CampaignView } from "@/contract/CampaignView";
import type { Answer } from "@/contract/Answer";
import { CampaignBar } from "@/features/campaigns/CampaignBar";
import type { CampaignLook } from "@/features/campaigns/CampaignBar";
import { CampaignDialog } from "@/features/campaigns/CampaignDialog";
import { PrepareDialog } from "@/features/campaigns/mixer/PrepareDialog";
import { DecisionsDialog } from "@/features/campaigns/DecisionsDialog";
import { HandOverDialog } from "@/features/campaigns/HandOverDialog";
import { ImportDialog } from "@/features/campaigns/ImportDialog";
import { NoProspects } from "@/features/campaigns/NoProspects";
import { ProspectCard } from "@/features/campaigns/ProspectCard";
import { ProspectDialog } from "@/features/campaigns/ProspectDialog";
import { ProspectTable } from "@/features/campaigns/ProspectTable";
import { ShowFloor } from "@/features/campaigns/ShowFloor";
import { QuestionsDialog } from "@/features/campaigns/QuestionsDialog";
import { StageColumn } from "@/features/campaigns/StageColumn";
import { StageDrag } from "@/features/campaigns/StageDrag";
import { DECISIONS, STAGES } from "@/features/campaigns/stages";
import { useOrder } from "@/features/campaigns/useOrder";
import { useSort } from "@/features/campaigns/useSort";
import { useStage } from "@/features/campaigns/useStage";
import { nameOf } from "@/shared/prospects/nameOf";
import { useHost } from "@/host/HostContext";
import { useDroppedList } from "@/shared/bringin/droppedList";
import { useKept } from "@/shared/keep/useKept";
import { useRemembered } from "@/shared/keep/useRemembered";
import { useKeys } from "@/shared/keys/useKeys";
import { goBack } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./CampaignSpace.module.css";

type Asking = "import" | "prospect" | "edit" | "write" | "hand-over" | "questions" | "decisions" | null;

/** The four places a prospect can be in, and the one that is looked at. One key is one decision. */
export function CampaignSpace({ campaign }: { campaign: CampaignView }) {
  const { t, language } = useText("campaigns");
  const { id } = campaign;
  const [asking, setAsking] = useState<Asking>(null);
  const [query, setQuery] = useState("");
  const [active, setActive] = useKept<string | null>(`campaigns.at.${id}`, null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [list, setList] = useState<Place | null>(null);
  useDroppedList((place) => {
    setList(place);
    setAsking("import");
  });
  const host = useHost();
  const toast = useToast();
  const [badge, setBadge] = useState<Place | null>(null);
  const readBadge = async () => {
    const [file] = await host.pick("files");
    if (file === undefined) return;
    setBadge(file);
    setAsking("prospect");
  };
  const [adding, setAdding] = useState(false);
  const [view, setView] = useRemembered<CampaignLook>("campaigns.view", "board");
  const look = (one: string | null) => {
    setActive(one);
    setAdding(false);
  };
  const field = useRef<HTMLInputElement>(null);
  const notes = useRef<HTMLTextAreaElement>(null);
  const asked = useDeferredValue(query.trim());
  const [incomplete, setIncomplete] = useState(false);
  const narrow = { query: asked, incomplete };
  const filtered = asked !== "" || incomplete;
  const columns = [
    useStage(id, "waiting_room", narrow),
    useStage(id, "oven", narrow),
    useStage(id, "fridge", narrow),
    useStage(id, "trash", narrow),
  ];
  const { rows: table, order, press } = useOrder(useStage(id, null, narrow), language);
  // The lists on the screen: whoever is looked at has a next one in the same.
  const lists = view === "table" ? [table] : columns;
  const all = lists.flatMap(({ rows }) => rows);
  const shown =
    all.find((row) => row.id === active) ?? lists[0]?.rows[0] ?? (filtered ? (all[0] ?? null) : null);
  const sort = useSort({
    // Who comes back is looked at: the next key is about them.
    onUndone: ([first]) => first !== undefined && look(first),
    whoIs: (one) => {
      const row = all.find((other) => other.id === one);
      return row === undefined ? undefined : nameOf(row.lead);
    },
  });
  const chosen = selected.size > 0 ? [...selected] : shown === null ? [] : [shown.id];

  const here = () => {
    const found = lists.find(({ rows }) => rows.some((row) => row.id === shown?.id));
    const column = found?.rows ?? [];
    return {
      column,
      at: column.findIndex((row) => row.id === shown?.id),
      total: found?.total ?? 0,
    };
  };
  const step = (by: number) => {
    const { column, at } = here();
    const next = column[Math.min(column.length - 1, Math.max(0, at + by))];
    if (next !== undefined) look(next.id);
  };
  const decide = (answer: Answer) => {
    if (chosen.length === 0 || sort.busy) return;
    // The next one of the same column comes up by itself: the hand stays on the key.
    const { column, at } = here();
    const next = [...column.slice(at + 1), ...column.slice(0, at).reverse()].find(
      (row) => !chosen.includes(row.id),
    );
    sort.decide(chosen, answer);
    setSelected(new Set());
    look(next?.id ?? null);
  };
  const group = t("title");
  const idle = asking === null;
  useKeys([
    ...DECISIONS.map(({ answer, keys }) => ({
      id: `campaigns.${answer}`,
      keys,
      label: t(`answer.${answer}`),
      group,
      run: () => idle && decide(answer),
    })),
    { id: "campaigns.prospect", keys: "p", label: t("addProspect"), group, run: () => setAsking("prospect") },
    { id: "campaigns.import", keys: "i", label: t("import.open"), group, run: () => setAsking("import") },
    {
      id: "campaigns.interest",
      keys: "a",
      label: t("addInterest"),
      group,
      run: () => shown !== null && setAdding(true),
    },
    { id: "campaigns.note", keys: "m", label: t("addNote"), group, run: () => notes.current?.focus() },
    {
      id: "campaigns.decisions",
      keys: "u",
      label: t("decisions.open"),
      group,
      run: () => setAsking("decisions"),
    },
    { id: "campaigns.write", keys: "w", label: t("write"), group, run: () => setAsking("write") },
    {
      id: "campaigns.table",
      keys: "t",
      label: t(view === "table" ? "view.board" : "view.table"),
      group,
      run: () => setView(view === "table" ? "board" : "table"),
    },
    {
      id: "campaigns.floor",
      keys: "d",
      label: t(view === "floor" ? "floor.leave" : "view.floor"),
      group,
      run: () => setView(view === "floor" ? "board" : "floor"),
    },
    { id: "campaigns.find", keys: "f", label: t("find"), group, run: () => field.current?.focus() },
    {
      id: "campaigns.back",
      keys: "escape",
      label: t("back"),
      hidden: true,
      run: () => (selected.size > 0 ? setSelected(new Set()) : goBack({ room: "campaigns" })),
    },
  ]);
  const { waitingRoom, oven, fridge, trash } = campaign.stages;
  const bare = waitingRoom + oven + fridge + trash === 0;
  return (
    <main className={styles.page} data-testid="campaign-page">
      <CampaignBar
        campaign={campaign}
        field={field}
        query={query}
        onQuery={setQuery}
        incomplete={incomplete}
        onIncomplete={setIncomplete}
        onImport={() => setAsking("import")}
        onAdd={() => setAsking("prospect")}
        onEdit={() => setAsking("edit")}
        view={view}
        onView={setView}
        onHandOver={() => setAsking("hand-over")}
        onQuestions={() => setAsking("questions")}
        onDecisions={() => setAsking("decisions")}
      />
      {bare ? (
        <NoProspects onImport={() => setAsking("import")} onAdd={() => setAsking("prospect")} />
      ) : view === "floor" ? (
        <ShowFloor
          campaignId={id}
          shown={shown}
          filtered={filtered}
          number={here().at + 1}
          total={here().total}
          adding={adding}
          onAdding={setAdding}
          notes={notes}
          onDecide={decide}
          onStep={step}
          onAdd={() => setAsking("prospect")}
          onBadge={() => void readBadge().catch(toast.fail)}
          onUndo={sort.takeBack}
          onLeave={() => setView("board")}
        />
      ) : (
        <div className={styles.panes}>
          {view === "table" ? (
            <ProspectTable
              campaignId={id}
              rows={table}
              order={order}
              onOrder={press}
              active={shown?.id ?? null}
              onActive={look}
              selected={selected}
              onSelected={setSelected}
            />
          ) : (
            <StageDrag
              selected={selected}
              onPut={(ids, stage) => {
                sort.put(ids, stage);
                setSelected(new Set());
              }}
            >
              <div className={styles.columns}>
                {STAGES.map((stage, at) => (
                  <StageColumn
                    key={stage}
                    campaign={campaign}
                    stage={stage}
                    rows={columns[at]!}
                    filtered={filtered}
                    active={shown?.id ?? null}
                    onActive={look}
                    selected={selected}
                    onSelected={setSelected}
                  />
                ))}
              </div>
            </StageDrag>
          )}
          {shown !== null && (
            <ProspectCard
              key={shown.id}
              id={shown.id}
              many={selected.size}
              onDecide={decide}
              adding={adding}
              onAdding={setAdding}
              notes={notes}
              onWrite={() => setAsking("write")}
              onRemove={() => {
                sort.remove(chosen);
                setSelected(new Set());
                look(null);
              }}
            />
          )}
        </div>
      )}
      {asking === "import" && (
        <ImportDialog
          key={list?.token ?? ""}
          campaign={campaign}
          dropped={list}
          onClose={() => {
            setList(null);
            setAsking(null);
          }}
        />
      )}
      {asking === "prospect" && (
        <ProspectDialog
          campaignId={id}
          chosen={badge}
          onClose={() => {
            setBadge(null);
            setAsking(null);
          }}
          onDone={look}
        />
      )}
      {asking === "write" && (
        <PrepareDialog campaign={campaign} chosen={chosen} onClose={() => setAsking(null)} />
      )}
      {asking === "questions" && <QuestionsDialog campaign={campaign} onClose={() => setAsking(null)} />}
      {asking === "decisions" && <DecisionsDialog campaignId={id} onClose={() => setAsking(null)} />}
      {asking === "hand-over" && <HandOverDialog campaign={campaign} onClose={() => setAsking(null)} />}
      {asking === "edit" && (
        <CampaignDialog campaign={campaign} onClose={() => setAsking(null)} onDone={() => setAsking(null)} />
      )}
    </main>
  );
}
