import { useEffect, useRef } from "react";

import type { MessageView } from "@/contract/MessageView";
import { useAct } from "@/shared/data/useAct";

/** Milliseconds a message stays open before it counts as read, so that passing through does not mark. */
const LOOKED_AT = 700;

/** Marks a message read once a person has had it before their eyes; once, so that "unread" stays. */
export function useReadMark(message: MessageView | undefined): void {
  const { mutate } = useAct("inbox.mark_read", { quiet: true });
  const done = useRef<string | null>(null);
  const id = message?.id;
  const unread = message?.read === false;
  useEffect(() => {
    if (id === undefined || done.current === id) return;
    if (!unread) {
      done.current = id;
      return;
    }
    const timer = setTimeout(() => {
      done.current = id;
      mutate({ ids: [id], read: true });
    }, LOOKED_AT);
    return () => clearTimeout(timer);
  }, [id, unread, mutate]);
}
