import { useRef, useState } from "react";

import { hasAll } from "@/features/documents/passage";
import { useHost } from "@/host/HostContext";
import { useToast } from "@/shared/ui/Toasts";

/** What a search through the pages is doing. */
export interface Finding {
  /** Pages looked at so far; nothing while it does not run. */
  looked: number | null;
  /** Whether no page had the words. */
  none: boolean;
  /** Looks for the next page with the words, forwards or backwards, once around. */
  seek: (from: number, by: 1 | -1) => void;
  stop: () => void;
}

interface Within {
  id: string;
  version: number;
  total: number;
  find: string;
  onFound: (page: number) => void;
}

/** Looks for words page by page, the nearest first, without holding any of the others. */
export function useFind({ id, version, total, find, onFound }: Within): Finding {
  const host = useHost();
  const toast = useToast();
  const turn = useRef(0);
  const [looked, setLooked] = useState<number | null>(null);
  const [missed, setMissed] = useState<string | null>(null);
  const stop = () => {
    turn.current += 1;
    setLooked(null);
  };
  const seek = async (from: number, by: 1 | -1) => {
    const mine = ++turn.current;
    setMissed(null);
    for (let step = 1; step <= total; step += 1) {
      const number = ((((from - 1 + by * step) % total) + total) % total) + 1;
      setLooked(step);
      const page = await host.call("documents.page", { id, version, number, find });
      if (turn.current !== mine) return;
      if (hasAll(page, find)) {
        setLooked(null);
        onFound(number);
        return;
      }
    }
    setLooked(null);
    setMissed(find);
  };
  return {
    looked,
    none: missed !== null && missed === find,
    seek: (from, by) => {
      if (find !== "" && total > 0)
        void seek(from, by).catch((failure: unknown) => {
          stop();
          toast.fail(failure);
        });
    },
    stop,
  };
}
