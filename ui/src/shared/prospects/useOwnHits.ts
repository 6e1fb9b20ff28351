import { keepPreviousData, useQuery } from "@tanstack/react-query";

import type { Host } from "@/host/host";
import { useHost } from "@/host/HostContext";
import { keep } from "@/shared/keep/useKept";
import { nameOf, placeOf } from "@/shared/prospects/nameOf";
import { go } from "@/shared/route/route";
import type { Route } from "@/shared/route/route";

/** Something of the person's own campaigns. The search of the office looks in none of them: they are nobody else's. */
export interface OwnHit {
  kind: "campaign" | "prospect" | "product";
  id: string;
  title: string;
  /** Where a prospect works, the reference of a product, the place of a show. */
  detail: string;
  campaignId: string;
  campaign: string;
  /** Since when it is known; nothing for products. */
  at: string | null;
}

/** The newest shows that are looked through, and how many of each kind are told. */
const SHOWS = 6;
const MOST = 5;
/** Milliseconds without a key until the office is asked: it is asked a dozen times. */
const PAUSE = 120;

async function look(host: Host, query: string): Promise<OwnHit[]> {
  const [named, newest] = await Promise.all([
    host.call("campaigns.list", { query, limit: MOST }),
    host.call("campaigns.list", { limit: SHOWS }),
  ]);
  const campaigns = named.items.map((one): OwnHit => ({
    kind: "campaign",
    id: one.id,
    title: one.name,
    detail: [one.event, one.place].filter((part) => part !== "").join(", "),
    campaignId: one.id,
    campaign: one.name,
    at: one.createdAt,
  }));
  const within = await Promise.all(
    newest.items.map(async ({ id: campaignId, name: campaign }) => {
      const request = { campaignId, query, limit: MOST };
      const [people, products] = await Promise.all([
        host.call("prospects.list", request),
        host.call("products.list", request),
      ]);
      const prospects = people.items.map(({ id, lead, createdAt: at }): OwnHit => ({
        ...{ kind: "prospect", id, title: nameOf(lead), detail: placeOf(lead), campaignId, campaign, at },
      }));
      // Words that were corrected are a guess: here they would stand beside what was meant.
      const articles = products.corrected === null ? products.items : [];
      return {
        prospects,
        products: articles.map(({ id, name: title, reference }): OwnHit => ({
          ...{ kind: "product", id, title, detail: reference ?? "", campaignId, campaign, at: null },
        })),
      };
    }),
  );
  // The products of a distributor are in each of its campaigns.
  const seen = new Set<string>();
  return [
    ...campaigns,
    ...within.flatMap(({ prospects }) => prospects).slice(0, MOST),
    ...within
      .flatMap(({ products }) => products)
      .filter(({ id }) => !seen.has(id) && seen.add(id))
      .slice(0, MOST),
  ];
}

/** Campaigns, prospects and products with these words, the person's own; `answered` when they are those of these words. */
export function useOwnHits(query: string): { hits: OwnHit[]; answered: boolean } {
  const host = useHost();
  const words = query.trim();
  const found = useQuery({
    queryKey: ["prospects.list", "everywhere", words],
    queryFn: async ({ signal }) => {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      return signal.aborted ? [] : look(host, words);
    },
    enabled: words.length >= 2,
    placeholderData: keepPreviousData,
  });
  if (words.length < 2) return { hits: [], answered: true };
  return { hits: found.data ?? [], answered: found.isFetched && !found.isPlaceholderData };
}

/** Where such a thing is. */
export function ownPlace({ kind, id, campaignId }: Pick<OwnHit, "kind" | "id" | "campaignId">): Route {
  return kind === "product"
    ? { room: "campaigns", id: campaignId, part: "products", at: id }
    : { room: "campaigns", id: campaignId };
}

/** Has the campaign open on this prospect. */
export function lookAt({ kind, id, campaignId }: Pick<OwnHit, "kind" | "id" | "campaignId">): void {
  if (kind === "prospect") keep<string | null>(`campaigns.at.${campaignId}`, id);
}

export function openOwn(hit: OwnHit): void {
  lookAt(hit);
  go(ownPlace(hit));
}
