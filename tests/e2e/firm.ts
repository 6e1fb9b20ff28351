// What a person does with the window, in words a scenario can use.
import { spawn } from "node:child_process";
import path from "node:path";

import { GUICHETCTL, type OpenWindow } from "./desktop.ts";
import { until } from "./webdriver.ts";

export const PASSPHRASE = "un tilleul sous la pluie de novembre";

/** The piece of the page with this name. */
export const at = (name: string) => `[data-testid="${name}"]`;

/** Puts a question to the office through the window's own door, to set a scene or to check one. */
export function ask<T>(window: OpenWindow, name: string, body: unknown = {}): Promise<T> {
  return window.page.run<T>(
    "return window.__TAURI_INTERNALS__.invoke('call', { name: arguments[0], body: arguments[1] })",
    name,
    body,
  );
}

/** Makes the firm without walking through the first screens, and shows its first page. */
export async function found(window: OpenWindow, language: "fr" | "en" = "fr"): Promise<void> {
  const { words } = await ask<{ words: string[] }>(window, "firm.make_recovery_kit");
  await ask(window, "firm.create", {
    name: "Cabinet Vauquelin",
    kind: "law-firm",
    ownerName: "Hélène Vauquelin",
    ownerEmail: "helene@vauquelin.example",
    language,
    passphrase: PASSPHRASE,
    kitWords: words,
    remember: false,
  });
  await window.page.reload();
  // The driver takes no picture of a page that nobody has touched since it was loaded anew.
  await window.page.click(at("rail-today"));
}

/** Opens the firm from the unlock screen. */
export async function unlock(window: OpenWindow, passphrase = PASSPHRASE): Promise<void> {
  await window.page.type(at("unlock-passphrase"), passphrase);
  await window.page.click(at("unlock-open"));
}

/** Drags files from a file manager onto the window, with the mouse. */
export async function drop(...paths: string[]): Promise<void> {
  // Debian's own Python has the GTK bindings; another one on the PATH may not.
  const hand = spawn(
    "/usr/bin/python3",
    [path.join(import.meta.dirname, "hand.py"), "600", "400", ...paths],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let said = "";
  hand.stderr.on("data", (text: Buffer) => (said += text.toString()));
  const code = await new Promise<number | null>((resolve) => hand.once("exit", resolve));
  if (code !== 0) throw new Error(`the hand that drops files failed: ${said}`);
}

export interface Job {
  id: string;
  kind: string;
  state: string;
  done: number;
  total?: number;
  error?: string;
  report?: { read: number; stored: number; duplicates: number; unparsed: number };
}

export async function jobs(window: OpenWindow): Promise<Job[]> {
  return (await ask<{ jobs: Job[] }>(window, "ingest.jobs")).jobs;
}

/** Waits until nothing is being brought in any more. */
export function settled(window: OpenWindow, patience = 120_000): Promise<Job[]> {
  return until(
    "the jobs to end",
    async () => {
      const all = await jobs(window);
      return all.length > 0 && all.every((job) => job.state !== "running") ? all : undefined;
    },
    patience,
  );
}

/** How many messages the firm holds. */
export async function mails(window: OpenWindow): Promise<number> {
  const { columns } = await ask<{ columns: { total: number }[] }>(window, "board.show", {
    scope: "firm",
    limit: 1,
  });
  return columns.reduce((sum, column) => sum + column.total, 0);
}

/** Runs guichetctl on the same folder and answers its JSON. */
export async function ctl<T>(data: string, secret: string, ...words: string[]): Promise<T> {
  const child = spawn(GUICHETCTL, ["--data", data, "--passphrase-file", secret, "--json", ...words]);
  let out = "";
  let err = "";
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  child.stderr.on("data", (text: Buffer) => (err += text.toString()));
  await new Promise((resolve) => child.once("exit", resolve));
  if (out === "") throw new Error(err);
  return JSON.parse(out) as T;
}
