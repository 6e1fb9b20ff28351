import { useSyncExternalStore } from "react";

/** The places of the application. The address is the state, so that back, forward and reload work. */
export type Route =
  | { room: "today" }
  | { room: "inbox"; id?: string | undefined }
  | { room: "board" }
  | { room: "workspaces"; id?: string | undefined }
  | { room: "contacts"; id?: string | undefined }
  | { room: "search"; query?: string | undefined }
  | { room: "settings"; section?: string | undefined };

export type Room = Route["room"];

/** `{ room: "inbox", id: "x" }` is `#/inbox/x`. */
export function hrefOf(route: Route): string {
  if (route.room === "search") {
    return route.query ? `#/search?q=${encodeURIComponent(route.query)}` : "#/search";
  }
  const tail = route.room === "settings" ? route.section : "id" in route ? route.id : undefined;
  return tail === undefined ? `#/${route.room}` : `#/${route.room}/${encodeURIComponent(tail)}`;
}

/** The route of an address; whatever is not understood is the first screen. */
export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [room, tail] = path.split("/");
  const rest = tail === undefined || tail === "" ? undefined : decoded(tail);
  switch (room) {
    case "inbox":
    case "workspaces":
    case "contacts":
      return { room, id: rest };
    case "settings":
      return { room, section: rest };
    case "search":
      return { room, query: new URLSearchParams(query).get("q") ?? undefined };
    case "board":
      return { room };
    default:
      return { room: "today" };
  }
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

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** Where the person is. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return routeOf(hash);
}
