import type { PastSearchView } from "@/contract/PastSearchView";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";

export interface Searches {
  recent: PastSearchView[];
  saved: PastSearchView[];
  remember: (query: string) => void;
  keep: (query: string, saved: boolean) => void;
  /** One search, or all that are not kept. */
  forget: (query?: string) => void;
}

/** What this person searched on this computer. It lies in the firm's encrypted file and nowhere else. */
export function useSearches(): Searches {
  const known = useAsk("search.list", {}).data;
  const remember = useAct("search.remember", { quiet: true });
  const keep = useAct("search.keep");
  const forget = useAct("search.forget");
  return {
    recent: known?.recent ?? [],
    saved: known?.saved ?? [],
    remember: (query) => {
      if (query.trim() !== "") remember.mutate({ query: query.trim() });
    },
    keep: (query, saved) => keep.mutate({ query, saved }),
    forget: (query) => forget.mutate(query === undefined ? {} : { query }),
  };
}
