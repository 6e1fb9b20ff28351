/** What a key does somewhere. The palette lists these, buttons show their key. */
export interface KeyAction {
  /** Stable name: `inbox.done`. */
  id: string;
  /** `e`, `shift+u`, `mod+k`, `g i` (one after the other), `/`, `enter`. Absent: only in the palette. */
  keys?: string | undefined;
  /** What it does, in the person's language, as a verb. */
  label: string;
  /** Heading under which the palette shows it. */
  group?: string | undefined;
  /** Whether it works while the person writes in a field; only for `mod+…` and `escape`. */
  whileWriting?: boolean;
  /** Not in the palette. */
  hidden?: boolean;
  run: () => void;
}

/** Milliseconds within which the second key of `g i` must follow. */
const SECOND_KEY_MS = 1200;

/** The registry: later registrations win over earlier ones, so an open pane wins over the page behind it. */
export class Keys {
  #layers = new Map<symbol, KeyAction[]>();
  #listeners = new Set<() => void>();
  #all: KeyAction[] = [];
  #first: { key: string; at: number } | null = null;

  /** Adds actions until the returned function is called. */
  add(actions: KeyAction[]): () => void {
    const layer = Symbol("layer");
    this.#layers.set(layer, actions);
    this.#changed();
    return () => {
      this.#layers.delete(layer);
      this.#changed();
    };
  }

  /** Every action, newest first; one per id. */
  all(): KeyAction[] {
    return this.#all;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Runs the action of a key press; true when there was one. `at` is in milliseconds. */
  press(key: string, writing: boolean, at: number): boolean {
    const first = this.#first;
    this.#first = null;
    const open = this.#all.filter((action) => !writing || action.whileWriting === true);
    if (first !== null && at - first.at <= SECOND_KEY_MS) {
      const pair = open.find((action) => action.keys === `${first.key} ${key}`);
      if (pair !== undefined) {
        pair.run();
        return true;
      }
    }
    const action = open.find((candidate) => candidate.keys === key);
    if (action !== undefined) {
      action.run();
      return true;
    }
    if (open.some((candidate) => candidate.keys?.startsWith(`${key} `) === true)) {
      this.#first = { key, at };
      return true;
    }
    return false;
  }

  #changed(): void {
    const seen = new Set<string>();
    this.#all = [...this.#layers.values()]
      .reverse()
      .flat()
      .filter((action) => !seen.has(action.id) && seen.add(action.id));
    for (const listener of this.#listeners) listener();
  }
}

/** The registry of this window. */
export const keys = new Keys();

/** The name of a key press as actions spell it. */
export function keyName(event: KeyboardEvent): string {
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  const shift = event.shiftKey && (key.length > 1 || key !== key.toUpperCase());
  return `${event.ctrlKey || event.metaKey ? "mod+" : ""}${event.altKey ? "alt+" : ""}${shift ? "shift+" : ""}${key}`;
}
