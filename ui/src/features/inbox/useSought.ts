import { useEffect, useEffectEvent, useState } from "react";

import type { Messages } from "@/features/inbox/useMessages";

/** A list is read this far for a message that was opened elsewhere, in rows; beyond, it is shown alone. */
const AS_FAR_AS = 1000;

interface Sought {
  /** To be told of each message that the list itself opens: that one needs no looking for. */
  settle: (id: string | undefined) => void;
}

/**
 * Looks for the line of a message that was opened elsewhere: in Today, in a search, by its address.
 * Reads on while the line may still come, and calls `onMissing` once when these rows do not have it.
 */
export function useSought(id: string | undefined, messages: Messages, onMissing: () => void): Sought {
  const [settled, settle] = useState<string | undefined>(undefined);
  const [missed, setMissed] = useState<string | undefined>(undefined);
  const { rows, loading, whole, failure } = messages;
  const here = rows.some((row) => row.id === id);
  const seeks = id !== undefined && id !== settled;
  if (seeks && here) settle(id);
  const reads = seeks && !here && !loading && failure === null;
  const exhausted = whole || rows.length >= AS_FAR_AS;
  if (reads && exhausted && missed !== id) {
    setMissed(id);
    onMissing();
  }
  const more = useEffectEvent(() => messages.more());
  useEffect(() => {
    if (reads && !exhausted) more();
  }, [reads, exhausted, rows.length]);
  return { settle };
}
