import { useCallback, useEffect, useRef } from "react";

import { go } from "@/shared/route/route";

/** Opens a card in the address: the first one is a step that "back" takes back, the next ones are not. */
export function useOpenCard(open: string | null): (id: string | null) => void {
  const stepped = useRef(false);
  useEffect(() => {
    if (open === null) stepped.current = false;
  }, [open]);
  return useCallback(
    (id: string | null) => {
      if (id === null) {
        if (stepped.current) history.back();
        else go({ room: "board" }, { replace: true });
        return;
      }
      stepped.current ||= open === null;
      go({ room: "board", id }, { replace: open !== null });
    },
    [open],
  );
}
