import { useEffect } from "react";

import type { Look } from "@/app/appearance";
import { wear } from "@/app/appearance";

/** Wears the look of the person at the screen, and follows the system when they ask for that. */
export function useAppearance({ theme, language, discreet }: Look): void {
  useEffect(() => {
    const put = () => wear({ theme, language, discreet });
    put();
    const system = window.matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", put);
    return () => system.removeEventListener("change", put);
  }, [theme, language, discreet]);
}
