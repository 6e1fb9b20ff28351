import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import type { Place } from "@/contract/Place";
import type { Host, OfficeEvent } from "@/host/host";

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
    dropped: () => Promise.resolve([]),
    onDrag(listener) {
      const heard = [
        listen("tauri://drag-enter", () => listener(true)),
        listen("tauri://drag-leave", () => listener(false)),
        listen("tauri://drag-drop", () => listener(false)),
      ];
      return () => heard.forEach((one) => void one.then((stop) => stop()));
    },
  };
}
