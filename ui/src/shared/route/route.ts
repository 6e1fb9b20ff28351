import { useSyncExternalStore } from "react";

/** The places of the application. The address is the state, so that back, forward and reload work. */
export type Route =
  | { room: "today" }
  | { room: "inbox"; id?: string | undefined }
  | { room: "board"; id?: string | undefined }
  | { room: "agenda"; day?: string | undefined }
  | { room: "workspaces"; id?: string | undefined }
  | { room: "documents"; id: string; page?: number | undefined; find?: string | undefined }
  | { room: "drafts"; id: string }
  | {
      room: "campaigns";
      id?: string | undefined;
      /** What of the campaign; its prospects without it. */
      part?: CampaignPart | undefined;
      /** The one catalogue or product of the part. */
      at?: string | undefined;
    }
  | { room: "outbox"; id?: string | undefined }
  | { room: "contacts"; id?: string | undefined }
  | { room: "caselaw"; id?: string | undefined; find?: string | undefined }
  | { room: "search"; query?: string | undefined }
  | { room: "settings"; section?: string | undefined };

export type Room = Route["room"];

const CAMPAIGN_PARTS = ["mails", "catalogues", "products", "report"] as const;
export type CampaignPart = (typeof CAMPAIGN_PARTS)[number];

/** `{ room: "inbox", id: "x" }` is `#/inbox/x`. */
export function hrefOf(route: Route): string {
  if (route.room === "search") {
    return route.query ? `#/search?q=${encodeURIComponent(route.query)}` : "#/search";
  }
  if (route.room === "documents") {
    const more = new URLSearchParams();
    if (route.page !== undefined) more.set("page", String(route.page));
    if (route.find) more.set("q", route.find);
    return `#/documents/${encodeURIComponent(route.id)}${more.size === 0 ? "" : `?${more}`}`;
  }
  if (route.room === "campaigns") {
    const { id, part, at } = route;
    const steps =
      id === undefined ? [] : part === undefined ? [id] : at === undefined ? [id, part] : [id, part, at];
    return `#/${["campaigns", ...steps.map(encodeURIComponent)].join("/")}`;
  }
  if (route.room === "caselaw") {
    const words = route.find ? `?${new URLSearchParams({ q: route.find })}` : "";
    return route.id === undefined ? "#/caselaw" : `#/caselaw/${encodeURIComponent(route.id)}${words}`;
  }
  const tail =
    route.room === "settings"
      ? route.section
      : route.room === "agenda"
        ? route.day
        : "id" in route
          ? route.id
          : undefined;
  return tail === undefined ? `#/${route.room}` : `#/${route.room}/${encodeURIComponent(tail)}`;
}

/** The route of an address; whatever is not understood is the first screen. */
export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [room, tail, third, fourth] = path.split("/");
  const rest = tail === undefined || tail === "" ? undefined : decoded(tail);
  switch (room) {
    case "inbox":
    case "workspaces":
    case "contacts":
    case "outbox":
    case "board":
      return { room, id: rest };
    case "campaigns": {
      const part = CAMPAIGN_PARTS.find((one) => one === third);
      const at = fourth ? decoded(fourth) : undefined;
      return {
        room,
        id: rest,
        ...(rest === undefined || part === undefined ? {} : { part, ...(at === undefined ? {} : { at }) }),
      };
    }
    case "documents":
      return rest === undefined ? { room: "workspaces" } : { room, id: rest, ...within(query) };
    case "drafts":
      return rest === undefined ? { room: "workspaces" } : { room, id: rest };
    case "caselaw": {
      const find = new URLSearchParams(query).get("q");
      return { room, id: rest, ...(find ? { find } : {}) };
    }
    case "agenda":
      return { room, day: rest };
    case "settings":
      return { room, section: rest };
    case "search":
      return { room, query: new URLSearchParams(query).get("q") ?? undefined };
    default:
      return { room: "today" };
  }
}

/** The page of a document and the words looked for in it. */
function within(query: string): { page?: number; find?: string } {
  const asked = new URLSearchParams(query);
  const page = Number(asked.get("page"));
  const find = asked.get("q");
  return { ...(Number.isInteger(page) && page > 0 ? { page } : {}), ...(find ? { find } : {}) };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Goes to a place; `replace` leaves no step behind for "back". */
export function go(route: Route, { replace = false } = {}): void {
  if (!replace) {
    location.hash = hrefOf(route);
    return;
  }
  history.replaceState(null, "", hrefOf(route));
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}

let walked = false;
if (typeof window !== "undefined")
  window.addEventListener("hashchange", ({ oldURL }) => (walked = oldURL !== ""), { capture: true });

/** One step back in this window, or to a place when the window was opened right here. */
export function goBack(otherwise: Route): void {
  if (walked) history.back();
  else go(otherwise);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** Where the person is. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return routeOf(hash);
}
