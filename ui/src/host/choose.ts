import type { Host } from "@/host/host";
import { httpHost, tokenOf } from "@/host/http";

declare const __FAKE__: boolean;

/** Finds out where this page runs. */
export async function chooseHost(): Promise<Host | null> {
  if (__FAKE__) {
    const asked = new URLSearchParams(location.search).get("fake");
    if (asked !== null) return (await import("@/host/fake/fake")).fakeHost(asked);
  }
  if ("__TAURI_INTERNALS__" in window) return (await import("@/host/tauri")).tauriHost();
  const token = tokenOf(location.hash) ?? sessionStorage.getItem("token");
  if (token === null) return null;
  sessionStorage.setItem("token", token);
  if (tokenOf(location.hash) !== null)
    history.replaceState(null, "", location.pathname + location.search + "#/");
  return httpHost(token);
}
