import { useEffect } from "react";

import { useHost } from "@/host/HostContext";
import { useSession } from "@/shared/data/SessionContext";
import { bringBackBegun, forgetBegun, keepBegunNow } from "@/shared/keep/useBegun";

/** Has forms open with what was begun in them, and nothing of it in memory once the firm is locked. */
export function useBegunBack(): void {
  const host = useHost();
  const { userId } = useSession();
  useEffect(() => {
    // Without it forms are empty, which is no reason to keep anybody out.
    bringBackBegun(host, userId).catch(() => undefined);
    window.addEventListener("pagehide", keepBegunNow);
    return () => {
      window.removeEventListener("pagehide", keepBegunNow);
      forgetBegun();
    };
  }, [host, userId]);
}
