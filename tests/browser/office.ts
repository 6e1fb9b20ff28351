// An office of its own for every test: `guichetctl serve` on a temporary folder, and the page that looks at it.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

import { type Page, test as base } from "@playwright/test";

const ROOT = path.join(import.meta.dirname, "..", "..");
const cache = process.env["GUICHET_CACHE"] ?? path.join(homedir(), ".cache", "guichet");
const target = process.env["CARGO_TARGET_DIR"] ?? path.join(cache, "target");
const GUICHETCTL = path.join(
  target,
  process.env["PROFILE"] === "release" ? "release" : "debug",
  "guichetctl",
);

export const PASSPHRASE = "un tilleul sous la pluie de novembre";

/** A running `guichetctl serve`. */
export class Office {
  readonly url: string;
  readonly folder: string;
  private readonly token: string;
  private readonly server: ChildProcess;

  private constructor(url: string, token: string, folder: string, server: ChildProcess) {
    this.url = url;
    this.token = token;
    this.folder = folder;
    this.server = server;
  }

  static async start(): Promise<Office> {
    const folder = await mkdtemp(path.join(tmpdir(), "guichet-office-"));
    const server = spawn(
      GUICHETCTL,
      [
        "--data",
        path.join(folder, "data"),
        "--json",
        "serve",
        "--port",
        "0",
        "--ui",
        path.join(ROOT, "ui/dist"),
      ],
      {
        stdio: ["ignore", "pipe", "inherit"],
        env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: "disabled:" },
      },
    );
    const said = await new Promise<string>((resolve, reject) => {
      createInterface({ input: server.stdout }).once("line", resolve);
      server.once("error", reject);
      server.once("exit", (code) => reject(new Error(`guichetctl serve ended with ${code}`)));
    });
    const { url, token } = JSON.parse(said) as { url: string; token: string };
    return new Office(url.replace(/\/$/, ""), token, folder, server);
  }

  /** The page's address; the token travels in the fragment, which no server sees. */
  get page(): string {
    return `${this.url}/#token=${encodeURIComponent(this.token)}`;
  }

  /** Asks the office without the page, to set a scene or to check what the page did. */
  async call<T>(name: string, request: unknown = {}): Promise<T> {
    const response = await fetch(`${this.url}/api/call/${name}`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" },
      body: JSON.stringify(request),
    });
    const body = (await response.json()) as T;
    if (!response.ok) throw new Error(`${name}: ${JSON.stringify(body)}`);
    return body;
  }

  /** Makes the firm and opens it, as the first screens would. */
  async found(language: "fr" | "en" = "fr"): Promise<void> {
    const { words } = await this.call<{ words: string[] }>("firm.make_recovery_kit");
    await this.call("firm.create", {
      name: "Cabinet Vauquelin",
      kind: "law-firm",
      ownerName: "Hélène Vauquelin",
      ownerEmail: "helene@vauquelin.example",
      language,
      passphrase: PASSPHRASE,
      kitWords: words,
      remember: false,
    });
  }

  /** Brings letters in by the same door as dropped files, and waits until each is on its card. */
  async receive(letters: Record<string, string>): Promise<void> {
    const places = [];
    for (const [name, text] of Object.entries(letters)) {
      const file = path.join(this.folder, name);
      await writeFile(file, text);
      const response = await fetch(`${this.url}/api/places?name=${encodeURIComponent(name)}`, {
        method: "POST",
        headers: { authorization: `Bearer ${this.token}` },
        body: text,
      });
      places.push(((await response.json()) as { token: string }).token);
    }
    const job = await this.call<{ id: string }>("ingest.start", { places });
    await this.finished(job.id);
  }

  /** Loads the invented firm's mail. */
  async demo(scale: number): Promise<void> {
    const job = await this.call<{ id: string }>("demo.load", { scale });
    await this.finished(job.id);
  }

  /** The token of a place to save to, as a save dialog would give it. */
  async placeToSave(name: string): Promise<string> {
    const response = await fetch(`${this.url}/api/places?name=${encodeURIComponent(name)}&save=true`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.token}` },
    });
    const { token } = (await response.json()) as { token: string };
    return token;
  }

  /** What the office wrote there. */
  async written(token: string): Promise<Buffer> {
    const response = await fetch(`${this.url}/api/places/${token}`, {
      headers: { authorization: `Bearer ${this.token}` },
    });
    if (!response.ok) throw new Error(`nothing was written: ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** Waits until a job has ended well. */
  async finished(id: string): Promise<void> {
    for (let waited = 0; waited < 60_000; waited += 100) {
      const { jobs } = await this.call<{ jobs: { id: string; state: string; error?: string }[] }>(
        "ingest.jobs",
      );
      const job = jobs.find((job) => job.id === id);
      if (job?.state === "done") return;
      if (job && job.state !== "running") throw new Error(`job ${job.state}: ${job.error}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("the job did not end");
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.server.once("exit", resolve));
    if (this.server.exitCode === null && this.server.kill("SIGTERM")) await gone;
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Each test gets an office, started before it and gone after it. */
export const test = base.extend<{ office: Office }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are wanted from the pattern.
  office: async ({}, give) => {
    const office = await Office.start();
    await give(office);
    await office.stop();
  },
});

export { expect } from "@playwright/test";
export type { Page };
