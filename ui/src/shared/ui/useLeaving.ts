import { useRef, useState } from "react";
import type { FocusEvent } from "react";

type Typed = HTMLInputElement | HTMLTextAreaElement;

/** Where people type what they would have to type again; not a search, a box to tick or a button. */
function holdsText(element: EventTarget): element is Typed {
  if (element instanceof HTMLTextAreaElement) return true;
  if (!(element instanceof HTMLInputElement) || element.getAttribute("role") === "combobox") return false;
  return ["text", "email", "tel", "url", "number", "password"].includes(element.type);
}

/** Asks once before a form that was typed into goes away, and then leads where the person wanted. */
export function useLeaving(dirty: boolean) {
  const [asked, setAsked] = useState<{ to: () => void } | null>(null);
  const before = useRef(new Map<Typed, string>());
  const last = useRef<HTMLElement | null>(null);

  /** What a field held when it was entered first. */
  const begin = ({ target }: FocusEvent) => {
    if (holdsText(target) && !before.current.has(target)) before.current.set(target, target.value);
  };
  const touched = () =>
    dirty || [...before.current].some(([field, held]) => field.isConnected && field.value !== held);
  const stay = () => {
    setAsked(null);
    last.current?.focus();
  };
  const leave = (to: () => void) => {
    if (asked !== null) return stay();
    if (!touched()) return to();
    last.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setAsked({ to });
  };
  return { discard: asked?.to, begin, leave, stay };
}
