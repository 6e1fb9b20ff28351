import { useEffect } from "react";

import { useHost } from "@/host/HostContext";

/** Milliseconds between two words to the office that somebody is here. */
const PAUSE = 20_000;

/** Tells the office that there is somebody at the keyboard, so that it does not lock. The office keeps the clock. */
export function useStirring(): void {
  const host = useHost();
  useEffect(() => {
    let last = 0;
    const stirred = () => {
      const now = Date.now();
      if (now - last < PAUSE) return;
      last = now;
      host.call("firm.touch", {}).catch(() => undefined);
    };
    const signs = ["keydown", "pointerdown", "wheel"] as const;
    for (const sign of signs) window.addEventListener(sign, stirred, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, stirred);
    };
  }, [host]);
}
