import {
  FileText,
  Folder,
  Mail,
  NotebookPen,
  Package,
  Store,
  UserRound,
  UserRoundSearch,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useDeferredValue } from "react";

import type { HitView } from "@/contract/HitView";
import { useSession } from "@/shared/data/SessionContext";
import { useAsk } from "@/shared/data/useAsk";
import { useActions } from "@/shared/keys/useKeys";
import { openOwn, useOwnHits } from "@/shared/prospects/useOwnHits";
import { go } from "@/shared/route/route";
import { pageOfHit } from "@/shared/route/pageOfHit";
import { useText } from "@/shared/text/useText";

/** A line of the palette. */
export interface Entry {
  id: string;
  group: string;
  label: string;
  detail: string;
  icon?: LucideIcon;
  /** Names somebody or something of theirs: blurred in the discreet mode. */
  isPrivate?: boolean;
  keys?: string | undefined;
  run: () => void;
}

const ICONS: Record<string, LucideIcon> = {
  mail: Mail,
  workspace: Folder,
  contact: UserRound,
  document: FileText,
  note: NotebookPen,
  campaign: Store,
  prospect: UserRoundSearch,
  product: Package,
};

/** Small letters without accents, so that `deja` finds « déjà ». */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function open(hit: HitView): void {
  if (hit.kind === "workspace") go({ room: "workspaces", id: hit.id });
  else if (hit.kind === "contact") go({ room: "contacts", id: hit.id });
  else if (hit.kind === "mail") go({ room: "inbox", id: hit.id });
  else if (hit.kind === "document") go({ room: "documents", id: hit.id, page: pageOfHit(hit) });
  else if (hit.kind === "note" && hit.workspaceId !== null) go({ room: "workspaces", id: hit.workspaceId });
  else go({ room: "search", query: hit.title });
}

/** Kinds that are looked for by their own name. */
const NAMED = ["workspace", "contact"];

/** A kind after the other, first those in which something is called what was typed; the office's order within each. */
function byKind(hits: HitView[], words: string[]): HitView[] {
  const isCalled = ({ kind, title }: HitView) => {
    const said = folded(title).split(/[^\p{L}\p{N}]+/u);
    return NAMED.includes(kind) && words.every((word) => said.some((one) => one.startsWith(word)));
  };
  const called = hits.filter(isCalled);
  const others = hits.filter((hit) => !called.includes(hit));
  const kinds = [...new Set([...called, ...others].map(({ kind }) => kind))];
  return kinds.flatMap((kind) => [...called, ...others].filter((hit) => hit.kind === kind));
}

/** Actions whose label has every word that was typed, then objects that the office finds; `answered` when all have come. */
export function usePaletteEntries(typed: string): { entries: Entry[]; answered: boolean } {
  const { t } = useText("app");
  const { kind } = useSession();
  const actions = useActions();
  const query = useDeferredValue(typed.trim());
  const found = useAsk("search.query", { query, limit: 12 }, { when: query.length >= 2 });
  const own = useOwnHits(query);
  const answered = query === typed.trim();
  const words = folded(query).split(/\s+/).filter(Boolean);
  const matching = actions
    .filter(
      ({ hidden, label, group }) =>
        hidden !== true && words.every((word) => folded(`${label} ${group ?? ""}`).includes(word)),
    )
    .map((action): Entry => ({
      id: action.id,
      group: action.group ?? t("palette.here"),
      label: action.label,
      detail: "",
      keys: action.keys,
      run: action.run,
    }));
  const groups = [...new Set(matching.map(({ group }) => group))];
  const grouped = groups.flatMap((group) => matching.filter((entry) => entry.group === group));
  if (query.length < 2) return { entries: grouped, answered };
  const hits = byKind(found.data?.hits ?? [], words).map((hit): Entry => {
    const icon = ICONS[hit.kind] ?? FileText;
    return {
      id: `${hit.kind}.${hit.id}.${pageOfHit(hit) ?? ""}`,
      group: t(`palette.${hit.kind}`, { defaultValue: hit.kind }),
      label: hit.title,
      detail: hit.who,
      icon,
      isPrivate: true,
      run: () => open(hit),
    };
  });
  const ofCampaigns = own.hits.map((hit): Entry => ({
    id: `${hit.kind}.${hit.id}`,
    group: t(`palette.${hit.kind}`),
    label: hit.title,
    detail: [hit.detail, hit.kind === "campaign" ? "" : hit.campaign].filter(Boolean).join(", "),
    icon: ICONS[hit.kind] ?? FileText,
    isPrivate: true,
    run: () => openOwn(hit),
  }));
  const search: Entry = {
    id: "search.all",
    group: t("rooms.search"),
    label: t("palette.everywhere", { query }),
    detail: "",
    run: () => go({ room: "search", query }),
  };
  const objects = kind === "sales" ? [...ofCampaigns, ...hits] : [...hits, ...ofCampaigns];
  return {
    entries: [...grouped.slice(0, 6), ...objects, search],
    answered: answered && found.isFetched && !found.isPlaceholderData && own.answered,
  };
}
