import { useEffect, useEffectEvent, useRef } from "react";

/** Does something with the answer to these words: now, or when it comes. Other words in the meantime take it back. */
export function useOnceAnswered(words: string, answered: boolean, act: () => void): () => void {
  const waiting = useRef<string | null>(null);
  const run = useEffectEvent(act);
  useEffect(() => {
    const isMeant = waiting.current === words;
    if (isMeant && !answered) return;
    waiting.current = null;
    if (isMeant) run();
  }, [words, answered]);
  return () => {
    if (answered) act();
    else waiting.current = words;
  };
}
