import { useState } from "react";

import { useSession } from "@/shared/data/SessionContext";

const MOST = 8;

export interface Recent {
  queries: string[];
  remember: (query: string) => void;
  forget: (query?: string) => void;
}

/** The last searches of this person, on this computer only, for as long as the window is open. */
export function useRecent(): Recent {
  // Search words name clients, so they are kept in memory and never written in clear to the disk.
  const { tenantId, userId } = useSession();
  const key = `${tenantId} ${userId}`;
  const [queries, setQueries] = useState(() => kept.get(key) ?? []);
  const set = (next: string[]) => {
    kept.set(key, next);
    setQueries(next);
  };
  return {
    queries,
    remember: (query) => {
      const words = query.trim();
      if (words !== "") set([words, ...queries.filter((other) => other !== words)].slice(0, MOST));
    },
    forget: (query) => set(query === undefined ? [] : queries.filter((other) => other !== query)),
  };
}

const kept = new Map<string, string[]>();
