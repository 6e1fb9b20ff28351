import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";

import type { MessageView } from "@/contract/MessageView";
import { useSession } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";

/** Milliseconds without a key until the text is kept. */
const PAUSE = 600;

/** How far the text on the screen is kept. */
export type DraftState = "empty" | "unsaved" | "saving" | "saved" | "failed";

interface Draft {
  text: string;
  write: (text: string) => void;
  state: DraftState;
  savedAt: string | null;
  discard: () => void;
  /** Keeps a text again that was discarded, also where nobody writes any more. */
  restore: (text: string) => void;
}

/** A reply that keeps itself: after each pause in writing, and when the screen is left. */
export function useDraft(message: MessageView): Draft {
  const [text, setText] = useState(message.draft?.text ?? "");
  const [kept, setKept] = useState(message.draft?.text ?? "");
  const [savedAt, setSavedAt] = useState(message.draft?.updatedAt ?? null);
  const save = useAct("inbox.save_draft", {
    quiet: true,
    onDone: (after, { text: sent }) => {
      setKept(sent);
      setSavedAt(after.draft?.updatedAt ?? null);
    },
  });
  const queries = useQueryClient();
  const by = useSession().userName;
  /** Whoever comes back before the office has answered finds this text, not the one before it. */
  const send = (next: string) => {
    const opened = { queryKey: ["inbox.open", { id: message.id }] };
    void queries.cancelQueries(opened);
    queries.setQueriesData<MessageView>(
      opened,
      (known) =>
        known && {
          ...known,
          draft: next === "" ? null : { text: next, updatedAt: new Date().toISOString(), by },
        },
    );
    save.mutate({ id: message.id, text: next });
  };
  const keep = useEffectEvent(() => {
    if (text !== kept) send(text);
  });
  useEffect(() => {
    const timer = setTimeout(() => keep(), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => () => keep(), []);
  const state: DraftState = save.isError
    ? "failed"
    : save.isPending
      ? "saving"
      : text !== kept
        ? "unsaved"
        : text === ""
          ? "empty"
          : "saved";
  return {
    text,
    write: setText,
    state,
    savedAt,
    discard: () => {
      setText("");
      setKept("");
      send("");
    },
    restore: send,
  };
}
