import { useRef, useState } from "react";

import type { CampaignView } from "@/contract/CampaignView";
import type { CatalogueDetail } from "@/contract/CatalogueDetail";
import { confidenceOf } from "@/features/campaigns/catalogue/confidence";
import { fieldsOf, isWrongPrice } from "@/features/campaigns/catalogue/draft";
import type { ProductDraft } from "@/features/campaigns/catalogue/draft";
import { mergeOf, nextWaiting } from "@/features/campaigns/catalogue/nextOf";
import { DrawPlace, SplitLine } from "@/features/campaigns/catalogue/PageTools";
import { freePlace } from "@/features/campaigns/catalogue/place";
import type { PagePlace } from "@/features/campaigns/catalogue/place";
import type { ReadField } from "@/features/campaigns/catalogue/ProductInputs";
import { ReviewBar } from "@/features/campaigns/catalogue/ReviewBar";
import { ReviewDone } from "@/features/campaigns/catalogue/ReviewDone";
import { ReviewFields } from "@/features/campaigns/catalogue/ReviewFields";
import { ReviewPage } from "@/features/campaigns/catalogue/ReviewPage";
import { ReviewRow } from "@/features/campaigns/catalogue/ReviewRow";
import { useStaging } from "@/features/campaigns/catalogue/useStaging";
import { useAsk } from "@/shared/data/useAsk";
import { useRows } from "@/shared/data/useRows";
import { useKept } from "@/shared/keep/useKept";
import { useKeys } from "@/shared/keys/useKeys";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { count } from "@/shared/text/numbers";
import { Failed } from "@/shared/ui/Failed";
import { Skeleton } from "@/shared/ui/Skeleton";
import { useToast } from "@/shared/ui/Toasts";
import { VirtualList } from "@/shared/ui/VirtualList";

import space from "../CampaignSpace.module.css";
import styles from "./Review.module.css";

/** The decision that a state comes of. */
const STATES: Record<string, "approve" | "reject"> = { approved: "approve", rejected: "reject" };

type Tool = "draw" | "split" | null;

/** What was read of a catalogue beside the page it was read from, the least sure first. One key is one decision. */
export function ReviewSpace({ campaign, detail }: { campaign: CampaignView; detail: CatalogueDetail }) {
  const { t, language } = useText("catalogue");
  const toast = useToast();
  const { catalogue, pages } = detail;
  const [active, setActive] = useKept<string | null>(`catalogue.at.${catalogue.id}`, null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [field, setField] = useState<ReadField | null>(null);
  const [edited, setEdited] = useState<{ id: string; draft: ProductDraft } | null>(null);
  const [turned, setTurned] = useState<number | null>(null);
  const [tool, setTool] = useState<Tool>(null);
  const form = useRef<HTMLFormElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const list = useRows("staging.list", { catalogueId: catalogue.id, limit: 500 });
  const categories = useAsk("products.categories", { campaignId: campaign.id }).data?.items ?? [];
  const { rows } = list;
  const look = (id: string) => {
    setActive(id);
    setField(null);
    setTurned(null);
    setEdited(null);
  };
  const staging = useStaging(catalogue.id, look);
  /** Goes to another one; what was written about this one stays with it, undecided as it was. */
  const show = (id: string) => {
    const row = rows.find((one) => one.id === edited?.id);
    if (edited !== null && row !== undefined && id !== row.id && !isWrongPrice(edited.draft))
      staging.decide([row.id], row.state === "approved" ? "approve" : "wait", fieldsOf(edited.draft));
    look(id);
  };
  const known = rows.findIndex((row) => row.id === active);
  const firstWaiting = rows.findIndex((row) => row.state === "waiting");
  const at = known >= 0 ? known : Math.max(0, firstWaiting);
  const shown = rows[at] ?? null;
  const view = useAsk("staging.show", { id: shown?.id ?? "" }, { when: shown !== null, keep: false }).data;
  const read = view?.read ?? [];
  const byField = (name: string) => read.find((one) => one.field === name);
  // What is least sure is looked at first; where all is sure, the price.
  const [doubt] = read
    .filter(({ boxes, confidence }) => boxes.length > 0 && confidenceOf(confidence) !== "sure")
    .sort((a, b) => a.confidence - b.confidence);
  const looked = field === null ? (doubt ?? byField("price")) : byField(field);
  const number = turned ?? shown?.page ?? 1;
  const page = pages.find((one) => one.number === number);
  const onPage = shown?.page === number ? shown : null;
  const waiting = rows.filter((row) => row.state === "waiting").length;

  const step = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next !== undefined) show(next.id);
  };
  const decide = (decision: "approve" | "reject", fields?: Parameters<typeof staging.decide>[2]) => {
    if (shown === null || staging.busy) return;
    const ids = selected.size > 1 && fields === undefined ? [...selected] : [shown.id];
    const known = staging.sent.get(shown.id) ?? STATES[shown.state];
    if (known !== decision || fields !== undefined || ids.length > 1) staging.decide(ids, decision, fields);
    const decided = [...staging.sent].filter(([, one]) => one !== "wait").map(([id]) => id);
    const next = nextWaiting(rows, at, new Set([...decided, ...ids]));
    setSelected(new Set());
    if (next !== undefined) look(next.id);
    // Back to the list, so that the next key is the next decision.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  const merge = () => {
    if (shown === null || staging.busy) return;
    const ids = mergeOf(rows, shown, selected);
    const [stays] = ids;
    if (stays === undefined) toast.show(t("nothingToMerge"));
    else {
      staging.merge(ids);
      setSelected(new Set());
      show(stays);
    }
  };
  const split = () => onPage !== null && onPage.state !== "published" && setTool("split");
  const group = t("title");
  const idle = tool === null;
  const hidden = true;
  useKeys([
    {
      id: "review.approve",
      keys: "enter",
      label: t("approve"),
      group,
      run: () => form.current?.requestSubmit(),
    },
    { id: "review.skip", keys: "j", label: t("skip"), group, run: () => step(1) },
    { id: "review.before", keys: "k", label: t("common:previous"), hidden, run: () => step(-1) },
    { id: "review.down", keys: "arrowdown", label: t("skip"), hidden, run: () => step(1) },
    { id: "review.up", keys: "arrowup", label: t("common:previous"), hidden, run: () => step(-1) },
    { id: "review.edit", keys: "e", label: t("edit"), group, run: () => first.current?.focus() },
    { id: "review.reject", keys: "x", label: t("reject"), group, run: () => decide("reject") },
    { id: "review.merge", keys: "m", label: t("merge"), group, run: merge },
    {
      id: "review.split",
      keys: "s",
      label: t("split.label"),
      group,
      run: split,
    },
    { id: "review.add", keys: "a", label: t("draw.label"), group, run: () => setTool("draw") },
    { id: "review.undo", keys: "u", label: t("undo"), group, run: staging.undo },
    { id: "review.undoToo", keys: "mod+z", label: t("undo"), hidden, run: staging.undo },
    {
      id: "review.back",
      keys: "escape",
      label: t("toCatalogues"),
      hidden,
      run: () =>
        selected.size > 0
          ? setSelected(new Set())
          : go({ room: "campaigns", id: campaign.id, part: "catalogues" }),
    },
  ]);
  /** Where a new place begins: near the product on the screen, over none of the page. */
  const near = (): PagePlace =>
    freePlace(
      onPage?.place ?? [0.1, 0.34, 0.9, 0.4],
      rows.filter((one) => one.page === number).map(({ place }) => place),
    );
  const tools =
    tool === "draw" ? (
      <DrawPlace
        key={number}
        from={near()}
        onDone={(place) => {
          setTool(null);
          staging.add(number, place);
        }}
        onClose={() => setTool(null)}
      />
    ) : tool === "split" && onPage !== null ? (
      <SplitLine
        place={onPage.place}
        onDone={(line, upright) => {
          setTool(null);
          staging.split(onPage.id, line, upright);
        }}
        onClose={() => setTool(null)}
      />
    ) : null;
  return (
    <main className={space.page} data-testid="review">
      <ReviewBar
        campaign={campaign}
        catalogue={catalogue}
        staging={staging}
        onMerge={merge}
        onSplit={split}
        onAdd={() => setTool("draw")}
      />
      {list.failure !== null ? (
        <Failed failure={list.failure} onRetry={list.again} />
      ) : list.loading ? (
        <Skeleton rows={8} />
      ) : shown === null || page === undefined ? (
        <ReviewDone catalogue={catalogue} />
      ) : (
        <div className={styles.panes} data-idle={idle}>
          <section className={styles.list} aria-label={t("toReview")}>
            <div className={styles.paneHead}>
              <h2>{t("toReview")}</h2>
              <span className="quiet num" data-testid="review-waiting">
                {count(waiting, language)}
              </span>
              <span className="end small quiet cut">{t("order")}</span>
            </div>
            <div className={styles.rows}>
              <VirtualList
                items={rows}
                rowHeight={50}
                render={(row, state) => (
                  <ReviewRow row={row} active={row.id === shown.id} selected={state.selected} />
                )}
                active={shown.id}
                onActive={show}
                selected={selected}
                onSelected={setSelected}
                picksByKey={false}
                follow
                onEnd={list.more}
                place={`review.${catalogue.id}`}
                label={t("toReview")}
                data-testid="staged-list"
              />
            </div>
          </section>
          <ReviewPage
            key={number}
            catalogueId={catalogue.id}
            page={page}
            pages={catalogue.pages}
            onPage={setTurned}
            row={onPage}
            boxes={onPage === null ? [] : (looked?.boxes ?? [])}
            said={onPage === null ? null : (looked?.said ?? null)}
            tool={tools}
            onEmptyPage={() => staging.rejectPage(number)}
          />
          <ReviewFields
            key={shown.id}
            edited={edited?.id === shown.id ? edited.draft : null}
            onDraft={(draft) => setEdited({ id: shown.id, draft })}
            row={shown}
            view={view}
            categories={categories.map(({ name }) => name).filter((name) => name !== "")}
            place={t("at", { number: at + 1, total: rows.length })}
            form={form}
            first={first}
            busy={staging.busy || !idle}
            onField={setField}
            onShow={show}
            onApprove={(fields) => decide("approve", fields)}
            onSkip={() => step(1)}
            onReject={() => decide("reject")}
          />
        </div>
      )}
    </main>
  );
}
