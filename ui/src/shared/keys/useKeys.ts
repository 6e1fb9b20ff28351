import { useEffect, useRef, useSyncExternalStore } from "react";

import { keyName, keys } from "@/shared/keys/keys";
import type { KeyAction } from "@/shared/keys/keys";

/** Offers these actions while the component is mounted. A new array each render is fine. */
export function useKeys(actions: KeyAction[]): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const shape = actions
    .map(({ id, keys: pressed, label, hidden }) => [id, pressed, label, hidden].join("|"))
    .join("\n");
  useEffect(
    () =>
      keys.add(
        latest.current.map((action) => ({
          ...action,
          run: () => latest.current.find(({ id }) => id === action.id)?.run(),
        })),
      ),
    [shape],
  );
}

/** Every action that is offered now. */
export function useActions(): KeyAction[] {
  return useSyncExternalStore(
    (listener) => keys.subscribe(listener),
    () => keys.all(),
  );
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=checkbox],[type=radio]), textarea, select"))
  );
}

/** Listens to the keyboard. Mounted once, by the application. */
export function useKeyboard(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = keyName(event);
      // In a dialog or a menu the keys belong to it; Enter and Space on a button press the button.
      if (
        document.querySelector("[role=dialog],[role=alertdialog],[role=menu]") !== null &&
        !name.startsWith("mod+")
      )
        return;
      if (
        (name === "enter" || name === "space") &&
        event.target instanceof Element &&
        event.target.closest("button,a,[role=option]:not([data-row])") !== null
      )
        return;
      if (keys.press(name, isWriting(event.target), performance.now())) event.preventDefault();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}
