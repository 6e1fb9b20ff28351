import { useEffect, useEffectEvent, useState } from "react";

import type { Place } from "@/contract/Place";
import type { OfficeEvent } from "@/host/host";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useOfficeEvents } from "@/shared/data/useOfficeEvents";
import { useToast } from "@/shared/ui/Toasts";

/** Brings in what is dropped on the window; true while something hovers over it. */
export function useDroppedFiles(): boolean {
  const host = useHost();
  const toast = useToast();
  const ingest = useAct("ingest.start");
  const [over, setOver] = useState(false);
  const start = (places: Place[]) => {
    if (places.length > 0) ingest.mutate({ places: places.map(({ token }) => token) });
  };
  const bringIn = useEffectEvent(start);
  const complain = useEffectEvent((failure: unknown) => toast.fail(failure));

  useOfficeEvents((event: OfficeEvent) => {
    if (event.type !== "places") return;
    setOver(false);
    start(event.places);
  });
  useEffect(() => host.onDrag(setOver), [host]);
  useEffect(() => {
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.type === "dragenter") depth += 1;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      host.dropped([...(event.dataTransfer?.files ?? [])]).then(
        (places) => bringIn(places),
        (failure: unknown) => complain(failure),
      );
    };
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragover", enter);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragover", enter);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [host]);
  return over;
}
