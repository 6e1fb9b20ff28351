import type { Place } from "@/contract/Place";
import type { Host, OfficeEvent, PickKind } from "@/host/host";
import { saves } from "@/host/saves";

/** The token `guichetctl serve` printed: it is in the fragment so that no server log holds it. */
export function tokenOf(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#\/?\??/, "")).get("token");
}

/** A page served by `guichetctl serve`. */
export function httpHost(token: string): Host {
  const secret = encodeURIComponent(token);
  const authorization = { Authorization: `Bearer ${token}` };

  async function answer(response: Response): Promise<never> {
    const body: unknown = await response.json();
    if (!response.ok) throw body;
    return body as never;
  }

  async function upload(files: File[]): Promise<Place[]> {
    const places: Place[] = [];
    for (const file of files) {
      const address = `/api/places?name=${encodeURIComponent(file.name)}`;
      places.push(await answer(await fetch(address, { method: "POST", headers: authorization, body: file })));
    }
    return places;
  }

  /** A place that the office may write to; no file is there before. */
  async function placeToSave(name: string): Promise<Place> {
    const address = `/api/places?name=${encodeURIComponent(name)}&save=true`;
    return answer(await fetch(address, { method: "POST", headers: authorization }));
  }

  /** Has the browser keep what the office wrote. */
  async function fetchWritten({ token: place, name }: Place): Promise<void> {
    const address = `/api/places/${encodeURIComponent(place)}?token=${secret}`;
    const { ok } = await fetch(address, { method: "HEAD" });
    if (!ok) return;
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
  }
  const written = saves((place) => void fetchWritten(place));

  return {
    kind: "http",
    async call(name, request) {
      const body = JSON.stringify(request);
      const response = await fetch(`/api/call/${name}`, {
        method: "POST",
        headers: { ...authorization, "Content-Type": "application/json" },
        body,
      });
      const reply = await answer(response);
      written.answered(body, reply);
      return reply;
    },
    subscribe(listener) {
      const source = new EventSource(`/api/events?token=${secret}`);
      source.onmessage = (message: MessageEvent<string>) => {
        const event = JSON.parse(message.data) as OfficeEvent;
        written.heard(event);
        listener(event);
      };
      return () => source.close();
    },
    async pick(kind, suggestedName) {
      if (kind === "save") {
        const place = await placeToSave(suggestedName ?? "guichet");
        written.promise(place);
        return [place];
      }
      return upload(await chosenFiles(kind));
    },
    attachmentUrl: (id) => `/api/blob/attachment/${encodeURIComponent(id)}?token=${secret}`,
    pageUrl: (id, version, page, side) =>
      `/api/blob/page/${encodeURIComponent(id)}/${version}/${page}?side=${side}&token=${secret}`,
    dropped: upload,
    onDrag: () => () => undefined,
  };
}

/** Shows the browser's own file dialog. */
function chosenFiles(kind: PickKind): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.hidden = true;
    input.dataset.testid = "file-picker";
    if (kind === "folders") input.webkitdirectory = true;
    const done = (files: File[]) => {
      input.remove();
      resolve(files);
    };
    input.addEventListener("change", () => done([...(input.files ?? [])]));
    input.addEventListener("cancel", () => done([]));
    document.body.append(input);
    input.click();
  });
}
