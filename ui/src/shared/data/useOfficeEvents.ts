import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";

import type { OfficeEvent } from "@/host/host";
import { useHost } from "@/host/HostContext";
import { refreshSoon } from "@/shared/data/refresh";

/** Hears what the office tells without being asked. */
export function useOfficeEvents(heard: (event: OfficeEvent) => void): void {
  const host = useHost();
  const hear = useEffectEvent(heard);
  useEffect(() => host.subscribe((event) => hear(event)), [host]);
}

/** Forgets answers that the office says have changed. Mounted once. */
export function useRefreshing(): void {
  const queries = useQueryClient();
  useOfficeEvents((event) => {
    if (event.type === "changed") refreshSoon(queries, event.features);
    if (event.type === "notify") refreshSoon(queries, ["notifications"]);
  });
}
