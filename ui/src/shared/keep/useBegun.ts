import { useCallback, useState } from "react";

import { useHost } from "@/host/HostContext";
import type { Host } from "@/host/host";
import { useSession } from "@/shared/data/SessionContext";
import { forgetKept, keep, useKept } from "@/shared/keep/useKept";

/** Milliseconds without a key before what was typed is kept. */
const PAUSE = 400;

/** What waits to be kept, by key. */
const waiting = new Map<string, { timer: number; write: () => void }>();

const keyOf = (userId: string, place: string) => `begun.${userId}.${place}`;

/** What a form says of what was begun in it. */
export interface Begun {
  /** It holds what was left there earlier. */
  resumed: boolean;
  /** It is saved, or given up. */
  forget: () => void;
}

/**
 * What somebody types into a form: as `useKept`, and it outlives a reload, a crash and an empty battery,
 * encrypted in the firm's file. Never for a password.
 *
 * - `place`: the form, with the id of what it belongs to as its last part.
 * - `nothing`: what an untouched form holds.
 */
export function useBegun<Value>(
  place: string,
  nothing: Value,
): [Value, (next: Value | ((before: Value) => Value)) => void, Begun] {
  const host = useHost();
  const { userId } = useSession();
  const key = keyOf(userId, place);
  const [untouched] = useState(() => nothing);
  const [value, setValue] = useKept<Value>(key, untouched);
  const [typed, setTyped] = useState(false);
  const [resumed, setResumed] = useState(false);
  // What nobody typed here was there before, or came a moment after the form.
  if (!typed && !resumed && !same(value, untouched)) setResumed(true);
  const set = useCallback(
    (next: Value | ((before: Value) => Value)) => {
      setTyped(true);
      let begun: Value | undefined;
      setValue((before) => {
        const after = next instanceof Function ? next(before) : next;
        begun = same(after, untouched) ? undefined : after;
        return after;
      });
      // Whoever opens the form next finds it as it is then.
      if (begun === undefined) forgetKept(key);
      writeSoon(host, key, place, begun);
    },
    [host, key, place, setValue, untouched],
  );
  const forget = useCallback(() => {
    set(untouched);
    setResumed(false);
  }, [set, untouched]);
  return [value, set, { resumed, forget }];
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function writeSoon(host: Host, key: string, place: string, value: unknown): void {
  clearTimeout(waiting.get(key)?.timer);
  const write = () => {
    waiting.delete(key);
    // The form itself says why, when it cannot be saved either.
    void host
      .call("begun.keep", { place, ...(value === undefined ? {} : { value: JSON.stringify(value) }) })
      .catch(() => undefined);
  };
  waiting.set(key, { timer: window.setTimeout(write, PAUSE), write });
}

/** Keeps at once what waits: the page goes. */
export function keepBegunNow(): void {
  for (const { timer, write } of [...waiting.values()]) {
    clearTimeout(timer);
    write();
  }
}

/** Nothing that was begun stays in the memory of the window: the firm is locked. */
export function forgetBegun(): void {
  for (const { timer } of waiting.values()) clearTimeout(timer);
  waiting.clear();
  forgetKept("begun.");
}

/** Gives every form what was begun in it on this computer; what is typed there by now stays. */
export async function bringBackBegun(host: Host, userId: string): Promise<void> {
  const { items } = await host.call("begun.list", {});
  for (const { place, value } of items) {
    const begun = readable(value);
    if (begun !== undefined) keep(keyOf(userId, place), begun, "unless kept");
  }
}

/** What was written; nothing when another release wrote it in another way. */
function readable(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}
