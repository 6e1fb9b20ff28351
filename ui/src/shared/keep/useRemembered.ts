import { useCallback, useState } from "react";

import { useSession } from "@/shared/data/SessionContext";

/**
 * State of this person on this computer, kept over a restart. It lies in clear on the disk: never a
 * name, a search word or anything else of a client.
 */
export function useRemembered<Value>(name: string, initial: Value): [Value, (value: Value) => void] {
  const { tenantId, userId } = useSession();
  const key = `${name} ${tenantId} ${userId}`;
  const [value, setValue] = useState<Value>(() => read(key) ?? initial);
  const set = useCallback(
    (next: Value) => {
      localStorage.setItem(key, JSON.stringify(next));
      setValue(next);
    },
    [key],
  );
  return [value, set];
}

function read<Value>(key: string): Value | undefined {
  const kept = localStorage.getItem(key);
  try {
    return kept === null ? undefined : (JSON.parse(kept) as Value);
  } catch {
    return undefined;
  }
}
