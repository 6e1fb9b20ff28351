import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import type { Place } from "@/contract/Place";
import type { Host, OfficeEvent, Point } from "@/host/host";

/** What the shell tells of a drag: where it is, in pixels of the screen. */
interface Dragged {
  position?: Point;
}

function pointOf({ position }: Dragged): Point | null {
  if (position === undefined) return null;
  return { x: position.x / window.devicePixelRatio, y: position.y / window.devicePixelRatio };
}

/** The window of the desktop application. */
export function tauriHost(): Host {
  return {
    kind: "tauri",
    call: (name, request) => invoke("call", { name, body: request }),
    subscribe(listener) {
      const heard = listen<OfficeEvent>("office", (event) => listener(event.payload));
      return () => void heard.then((stop) => stop());
    },
    pick: (wanted, suggestedName) => invoke<Place[]>("choose", { wanted, suggestedName }),
    attachmentUrl: (id) => `guichet://localhost/attachment/${encodeURIComponent(id)}`,
    pageUrl: (id, version, page, side) =>
      `guichet://localhost/page/${encodeURIComponent(id)}/${version}/${page}?side=${side}`,
    dropped: () => Promise.resolve([]),
    onDrag(listener) {
      const heard = [
        listen<Dragged>("tauri://drag-enter", ({ payload }) => listener(true, pointOf(payload))),
        listen<Dragged>("tauri://drag-over", ({ payload }) => listener(true, pointOf(payload))),
        listen("tauri://drag-leave", () => listener(false, null)),
        listen<Dragged>("tauri://drag-drop", ({ payload }) => listener(false, pointOf(payload))),
      ];
      return () => heard.forEach((one) => void one.then((stop) => stop()));
    },
  };
}
