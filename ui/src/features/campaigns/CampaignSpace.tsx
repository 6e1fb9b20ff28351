import { useDeferredValue, useRef, useState } from "react";

import type { Place } from "@/contract/Place";
import type { CampaignView } from "@/contract/CampaignView";
import type { Answer } from "@/contract/Answer";
import { CampaignBar } from "@/features/campaigns/CampaignBar";
import { CampaignDialog } from "@/features/campaigns/CampaignDialog";
import { HandOverDialog } from "@/features/campaigns/HandOverDialog";
import { ImportDialog } from "@/features/campaigns/ImportDialog";
import { NoProspects } from "@/features/campaigns/NoProspects";
import { ProspectCard } from "@/features/campaigns/ProspectCard";
import { ProspectDialog } from "@/features/campaigns/ProspectDialog";
import { QuestionsDialog } from "@/features/campaigns/QuestionsDialog";
import { StageColumn } from "@/features/campaigns/StageColumn";
import { DECISIONS, STAGES } from "@/features/campaigns/stages";
import { useSort } from "@/features/campaigns/useSort";
import { useStage } from "@/features/campaigns/useStage";
import { useDroppedList } from "@/shared/bringin/droppedList";
import { useKept } from "@/shared/keep/useKept";
import { useKeys } from "@/shared/keys/useKeys";
import { goBack } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";

import styles from "./CampaignSpace.module.css";

type Asking = "import" | "prospect" | "edit" | "hand-over" | "questions" | null;

/** The four places a prospect can be in, and the one that is looked at. One key is one decision. */
export function CampaignSpace({ campaign }: { campaign: CampaignView }) {
  const { t } = useText("campaigns");
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
  const field = useRef<HTMLInputElement>(null);
  const asked = useDeferredValue(query.trim());
  const columns = [
    useStage(id, "waiting_room", asked),
    useStage(id, "oven", asked),
    useStage(id, "fridge", asked),
    useStage(id, "trash", asked),
  ];
  const all = columns.flatMap(({ rows }) => rows);
  const shown = all.find((row) => row.id === active) ?? columns[0]?.rows[0] ?? null;
  const sort = useSort();
  const chosen = selected.size > 0 ? [...selected] : shown === null ? [] : [shown.id];

  const decide = (answer: Answer) => {
    if (chosen.length === 0 || sort.busy) return;
    // The next one of the same column comes up by itself: the hand stays on the key.
    const column = columns.find(({ rows }) => rows.some((row) => row.id === shown?.id))?.rows ?? [];
    const at = column.findIndex((row) => row.id === shown?.id);
    const next = [...column.slice(at + 1), ...column.slice(0, at).reverse()].find(
      (row) => !chosen.includes(row.id),
    );
    sort.decide(chosen, answer);
    setSelected(new Set());
    setActive(next?.id ?? null);
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
        onImport={() => setAsking("import")}
        onAdd={() => setAsking("prospect")}
        onEdit={() => setAsking("edit")}
        onHandOver={() => setAsking("hand-over")}
        onQuestions={() => setAsking("questions")}
      />
      {bare ? (
        <NoProspects onImport={() => setAsking("import")} onAdd={() => setAsking("prospect")} />
      ) : (
        <div className={styles.panes}>
          <div className={styles.columns}>
            {STAGES.map((stage, at) => (
              <StageColumn
                key={stage}
                campaign={campaign}
                stage={stage}
                rows={columns[at]!}
                filtered={asked !== ""}
                active={shown?.id ?? null}
                onActive={setActive}
                selected={selected}
                onSelected={setSelected}
              />
            ))}
          </div>
          {shown !== null && (
            <ProspectCard
              key={shown.id}
              id={shown.id}
              many={selected.size}
              onDecide={decide}
              onRemove={() => {
                sort.remove(chosen);
                setSelected(new Set());
                setActive(null);
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
        <ProspectDialog campaignId={id} onClose={() => setAsking(null)} onDone={(one) => setActive(one)} />
      )}
      {asking === "questions" && <QuestionsDialog campaign={campaign} onClose={() => setAsking(null)} />}
      {asking === "hand-over" && <HandOverDialog campaign={campaign} onClose={() => setAsking(null)} />}
      {asking === "edit" && (
        <CampaignDialog campaign={campaign} onClose={() => setAsking(null)} onDone={() => setAsking(null)} />
      )}
    </main>
  );
}
