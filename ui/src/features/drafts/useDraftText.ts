import { useEffect, useEffectEvent, useState } from "react";

import type { DocumentDraftView } from "@/contract/DocumentDraftView";
import { useAct } from "@/shared/data/useAct";

/** Milliseconds without a key until the text is kept. */
const PAUSE = 600;

interface DraftText {
  title: string;
  text: string;
  setTitle: (title: string) => void;
  setText: (text: string) => void;
  state: "saved" | "unsaved" | "saving" | "failed";
  /** Keeps what is written now. */
  keep: () => void;
}

/** The text on the screen, which keeps itself: after each pause in writing, and when the screen is left. */
export function useDraftText(view: DocumentDraftView): DraftText {
  const { id } = view;
  const [written, setWritten] = useState<{ title: string; text: string } | null>(null);
  const edit = useAct("drafts.edit", {
    quiet: true,
    onDone: (_, sent) =>
      setWritten((now) => (now !== null && now.title === sent.title && now.text === sent.text ? null : now)),
  });
  const title = written?.title ?? view.title;
  const text = written?.text ?? view.text;
  const changed = written !== null && (title !== view.title || text !== view.text);
  const keep = useEffectEvent(() => {
    if (changed && title.trim() !== "") edit.mutate({ id, title, text });
  });
  useEffect(() => {
    const timer = setTimeout(() => keep(), PAUSE);
    return () => clearTimeout(timer);
  }, [title, text]);
  useEffect(() => () => keep(), []);
  return {
    title,
    text,
    setTitle: (next) => setWritten({ title: next, text }),
    setText: (next) => setWritten({ title, text: next }),
    state: edit.isError ? "failed" : edit.isPending ? "saving" : changed ? "unsaved" : "saved",
    keep: () => {
      if (changed && title.trim() !== "") edit.mutate({ id, title, text });
    },
  };
}
