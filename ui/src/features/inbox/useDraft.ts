import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";

import type { MessageView } from "@/contract/MessageView";
import { useSession } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";

/** Milliseconds without a key until the text is kept. */
const PAUSE = 600;

/** How far the text on the screen is kept. */
export type DraftState = "empty" | "unsaved" | "saving" | "saved" | "failed" | "elsewhere";

interface Draft {
  text: string;
  write: (text: string) => void;
  state: DraftState;
  savedAt: string | null;
  discard: () => void;
  /** Ends what another window wrote meanwhile: its text stands here, or this one there. */
  settle: (whose: "theirs" | "mine") => void;
  /** Keeps a text again that was discarded, also where nobody writes any more. */
  restore: (text: string) => void;
}

/**
 * A reply that keeps itself: after each pause in writing, and when the screen is left. What another window
 * writes is followed; where both wrote, nothing is overwritten until a person chooses.
 */
export function useDraft(message: MessageView): Draft {
  const there = message.draft?.text ?? "";
  const [text, setText] = useState(there);
  const [kept, setKept] = useState(there);
  /** What the office was last told from here, or said: what stands there, unless another window writes. */
  const [told, setTold] = useState(there);
  const [seen, setSeen] = useState(there);
  /** What another window wrote while this one was writing. */
  const [theirs, setTheirs] = useState<string | null>(null);
  const [savedAt, setSavedAt] = useState(message.draft?.updatedAt ?? null);
  const save = useAct("inbox.save_draft", {
    quiet: true,
    onDone: (after, { text: sent }) => {
      const stands = after.draft?.text ?? "";
      if (stands !== sent && sent.trim() !== stands) {
        setTheirs(stands);
        return;
      }
      setKept(sent);
      setSavedAt(after.draft?.updatedAt ?? null);
    },
  });
  if (there !== seen) {
    setSeen(there);
    if (text === kept && !save.isPending && theirs === null) {
      setText(there);
      setKept(there);
      setTold(there);
    }
  }
  const queries = useQueryClient();
  const by = useSession().userName;
  /** Whoever comes back before the office has answered finds this text, not the one before it. */
  const send = (next: string, was?: string) => {
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
    setTold(next);
    save.mutate(
      { id: message.id, text: next, ...(was === undefined ? {} : { was }) },
      { onError: () => setTold(kept) },
    );
  };
  const keep = useEffectEvent(() => {
    if (text !== kept && theirs === null) send(text, told);
  });
  useEffect(() => {
    const timer = setTimeout(() => keep(), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => () => keep(), []);
  const state: DraftState =
    theirs !== null
      ? "elsewhere"
      : save.isError
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
      setTheirs(null);
      send("");
    },
    settle: (whose) => {
      const stands = theirs ?? "";
      setTheirs(null);
      setKept(stands);
      setTold(stands);
      if (whose === "theirs") setText(stands);
      else send(text, stands);
    },
    restore: (before) => send(before),
  };
}
