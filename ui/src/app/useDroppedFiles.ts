import { useEffect, useEffectEvent, useState } from "react";

import type { Place } from "@/contract/Place";
import type { OfficeEvent } from "@/host/host";
import { useHost } from "@/host/HostContext";
import { currentDropPlace, dropItemAt, hoverDropItem, useDropItem } from "@/shared/bringin/dropPlace";
import { giveToCampaign } from "@/shared/bringin/droppedList";
import { sortDropped, sortLoose } from "@/shared/bringin/sortDropped";
import { useAddDocuments } from "@/shared/bringin/useAddDocuments";
import { useImportDecisions } from "@/shared/caselaw/useImportDecisions";
import { useAct } from "@/shared/data/useAct";
import { useOfficeEvents } from "@/shared/data/useOfficeEvents";
import { go, routeOf } from "@/shared/route/route";
import { useToast } from "@/shared/ui/Toasts";

/** Whether a campaign is open: what is dropped on it is a list of prospects or a catalogue. */
function isCampaign(): boolean {
  const route = routeOf(location.hash);
  return route.room === "campaigns" && route.id !== undefined;
}

/**
 * Brings in what is dropped on the window: documents when a workspace is open, decisions in the library, a list on a
 * campaign, mail otherwise; `ask` gets
 * the papers that belong to no open workspace, and an export of matters is previewed. True while something hovers over it.
 */
export function useDroppedFiles(ask: (papers: Place[]) => void): boolean {
  const host = useHost();
  const toast = useToast();
  const ingest = useAct("ingest.start");
  const preview = useAct("dossiers.start");
  const { add } = useAddDocuments();
  const decisions = useImportDecisions();
  const [over, setOver] = useState(false);
  const item = useDropItem();
  const start = (places: Place[], itemId: string | null) => {
    if (routeOf(location.hash).room === "caselaw") {
      decisions.add(places);
      return;
    }
    if (isCampaign()) {
      giveToCampaign(places);
      return;
    }
    const here = currentDropPlace();
    const bring = (mail: Place[]) => {
      if (mail.length > 0) ingest.mutate({ places: mail.map(({ token }) => token) });
    };
    if (here === null) {
      const { mail, papers, exports } = sortLoose(places);
      bring(mail);
      const [first] = exports;
      if (first !== undefined) {
        // Looked at, not brought in: a person reads the preview first.
        preview.mutate({ place: first.token, dryRun: true });
        go({ room: "settings", section: "dossiers" });
      }
      if (papers.length > 0) ask(papers);
      return;
    }
    const { mail, documents } = sortDropped(places);
    bring(mail);
    add(here.workspaceId, documents, { itemId: itemId ?? undefined });
  };
  const bringIn = useEffectEvent(start);
  const complain = useEffectEvent((failure: unknown) => toast.fail(failure));

  useOfficeEvents((event: OfficeEvent) => {
    if (event.type !== "places") return;
    setOver(false);
    start(event.places, item);
    hoverDropItem(null);
  });
  useEffect(
    () =>
      host.onDrag((now, point) => {
        setOver(now);
        // After a drop the row stays known: the places of the files come right after.
        if (point !== null) hoverDropItem(dropItemAt(document.elementFromPoint(point.x, point.y)));
        else hoverDropItem(null);
      }),
    [host],
  );
  useEffect(() => {
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const rowOf = ({ target }: DragEvent) => (target instanceof Element ? dropItemAt(target) : null);
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.type === "dragenter") depth += 1;
      hoverDropItem(rowOf(event));
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
      hoverDropItem(null);
      const row = rowOf(event);
      host.dropped([...(event.dataTransfer?.files ?? [])]).then(
        (places) => bringIn(places, row),
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
