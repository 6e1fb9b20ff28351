import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";

import type { OfficeEvent } from "@/host/host";
import { useHost } from "@/host/HostContext";
import { refreshFeatures } from "@/shared/data/refresh";

/** Forgets answers that the office says have changed, and hands the other events on. Mounted once. */
export function useOfficeEvents(also: (event: OfficeEvent) => void): void {
  const host = useHost();
  const queries = useQueryClient();
  const hear = useEffectEvent((event: OfficeEvent) => {
    if (event.type === "changed") refreshFeatures(queries, event.features);
    if (event.type === "notify") refreshFeatures(queries, ["notifications"]);
    also(event);
  });
  useEffect(() => host.subscribe(hear), [host]);
}
