// A person's desktop: the application's window with its own data folder, opened through the platform's own driver.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { expect } from "vitest";

import { Session, until } from "./webdriver.ts";

const cache = process.env["GUICHET_CACHE"] ?? path.join(homedir(), ".cache", "guichet");
const target = process.env["CARGO_TARGET_DIR"] ?? path.join(cache, "target");
const built = path.join(target, process.env["PROFILE"] === "release" ? "release" : "debug");

/** The programs under test, as `make window cli` leaves them. */
export const GUICHET = path.join(built, "guichet");
export const GUICHETCTL = path.join(built, "guichetctl");

/** Where pictures of failed tests go. */
const OUT = path.join(import.meta.dirname, "out");

/** Everything a test started and made, put away when it ends. */
export class Desk {
  private readonly ends: (() => Promise<void> | void)[] = [];

  async [Symbol.asyncDispose](): Promise<void> {
    for (const end of this.ends.reverse()) {
      try {
        await end();
      } catch {
        // Already gone: a test may close or kill what it opened.
      }
    }
  }

  afterwards(end: () => Promise<void> | void): void {
    this.ends.push(end);
  }

  async folder(name: string): Promise<string> {
    const made = await mkdtemp(path.join(tmpdir(), `guichet-${name}-`));
    this.afterwards(() => rm(made, { recursive: true, force: true }));
    return made;
  }

  /** Opens the window on a data folder. Each window has its own driver, since one driver drives one window. */
  async open(data: string, env: Record<string, string> = {}): Promise<OpenWindow> {
    const [port, native] = [await freePort(), await freePort()];
    const driver = spawn(
      "tauri-driver",
      [
        "--port",
        String(port),
        "--native-port",
        String(native),
        "--native-driver",
        "/usr/bin/WebKitWebDriver",
      ],
      { stdio: "ignore", env: { ...process.env, ...env }, detached: true },
    );
    const missing = new Promise<never>((_, reject) => driver.once("error", reject));
    this.afterwards(() => stop(driver));
    const base = `http://127.0.0.1:${port}`;
    await Promise.race([until("the driver to listen", () => listens(`${base}/status`)), missing]);
    const session = await Session.open(base, GUICHET, ["--data", data]);
    const open = new OpenWindow(session, driver, data);
    this.afterwards(async () => {
      // What was on the screen last, for a look when a test failed.
      const name = `${expect.getState().currentTestName ?? "window"} ${port}`.replaceAll(/\W+/g, "-");
      await Promise.race([open.picture(name), sleep(5_000)]);
      await open.close();
    });
    return open;
  }
}

/** One window of the application and what runs behind it. */
export class OpenWindow {
  readonly page: Session;
  readonly data: string;
  private readonly driver: ChildProcess;

  constructor(page: Session, driver: ChildProcess, data: string) {
    this.page = page;
    this.driver = driver;
    this.data = data;
  }

  async close(): Promise<void> {
    await this.page.close();
    await stop(this.driver);
  }

  /** Pulls the plug: the process and everything around it die without a word. */
  async kill(): Promise<void> {
    kill(this.driver);
    await until(
      "the process to be gone",
      async () => this.driver.exitCode !== null || this.driver.signalCode !== null,
    );
  }

  async picture(name: string): Promise<string> {
    await mkdir(OUT, { recursive: true });
    const file = path.join(OUT, `${name}.png`);
    await writeFile(file, await this.page.screenshot());
    return file;
  }
}

/** A port that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function listens(url: string): Promise<boolean> {
  try {
    await fetch(url);
    return true;
  } catch {
    return false;
  }
}

/** The driver leads a process group of its own: the native driver and the window are in it. */
function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // Already gone.
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  kill(child);
  await gone;
}
