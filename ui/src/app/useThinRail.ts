import { useState, useSyncExternalStore } from "react";

const narrow = typeof window.matchMedia === "function" ? window.matchMedia("(max-width: 1179px)") : null;

function subscribe(listener: () => void): () => void {
  narrow?.addEventListener("change", listener);
  return () => narrow?.removeEventListener("change", listener);
}

/** Whether the rail shows icons only: on a narrow window always, else as the person likes. */
export function useThinRail(): { thin: boolean; toggle: () => void } {
  const small = useSyncExternalStore(subscribe, () => narrow?.matches ?? false);
  const [folded, setFolded] = useState(() => localStorage.getItem("rail") === "thin");
  const toggle = () => {
    localStorage.setItem("rail", folded ? "wide" : "thin");
    setFolded(!folded);
  };
  return { thin: small || folded, toggle };
}
