import { useEffect, useState } from "react";

import type { HitView } from "@/contract/HitView";
import type { Kind } from "@/features/search/SearchTabs";
import { useSession } from "@/shared/data/SessionContext";
import { useAsk } from "@/shared/data/useAsk";
import { useOwnHits } from "@/shared/prospects/useOwnHits";
import type { OwnHit } from "@/shared/prospects/useOwnHits";

/** A hit of the office, or something of the person's own campaigns. */
export interface Hit extends HitView {
  campaignId?: string;
}

/** Milliseconds without a key until the office is asked. */
const PAUSE = 120;
const PAGE = 50;

export interface Found {
  hits: Hit[];
  total: number;
  /** Whether there are no more than `total`. */
  exact: boolean;
  searched: number;
  tookMs: number;
  /** The question that these hits answer, when nothing was found for what was typed. */
  corrected: string | null;
  /** The words that these hits answer. */
  answered: boolean;
  failure: unknown;
  more: (() => void) | undefined;
  again: () => void;
}

/** As the office tells its own. */
function hitOf({ kind, id, title, detail: who, campaignId, campaign, at }: OwnHit): Hit {
  const snippet = kind === "campaign" ? "" : campaign;
  return {
    ...{ kind, id, title, who, snippet, marks: [], at: at ?? "", score: 0 },
    ...{ page: null, workspaceId: null, campaignId },
  };
}

/** What was found for the words, as far as it was read; one call a pause in typing. */
export function useHits(text: string, kind: Kind): Found {
  const [asked, setAsked] = useState(text.trim());
  const [limit, setLimit] = useState(PAGE);
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(text.trim());
      setLimit(PAGE);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const request = { query: asked, limit, ...(kind === "all" ? {} : { kinds: [kind] }) };
  const search = useAsk("search.query", request, { when: asked !== "" });
  const sells = useSession().kind === "sales";
  const ofCampaigns = useOwnHits(kind === "all" ? asked : "");
  const own = ofCampaigns.hits.map(hitOf);
  const view = asked === "" ? undefined : search.data;
  return {
    hits: view === undefined ? [] : sells ? [...own, ...view.hits] : [...view.hits, ...own],
    total: (view?.total ?? 0) + own.length,
    exact: view?.totalIsExact ?? true,
    searched: view?.searched ?? 0,
    tookMs: Math.max(1, Math.round(view?.tookMs ?? 0)),
    corrected: view?.corrected ?? null,
    answered:
      view !== undefined && !search.isPlaceholderData && ofCampaigns.answered && asked === text.trim(),
    failure: search.isError ? search.error : null,
    more:
      view !== undefined && view.hits.length < view.total && limit < 200
        ? () => setLimit(Math.min(200, limit + PAGE))
        : undefined,
    again: () => void search.refetch(),
  };
}
