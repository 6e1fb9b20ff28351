import type { Host } from "@/host/host";

/** An invented office in memory. `state` is `1`, `empty`, `locked`, `new`. */
export function fakeHost(_state: string): Host {
  throw new Error("not yet");
}
