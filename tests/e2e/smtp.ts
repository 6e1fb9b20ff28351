// A real SMTP server on loopback, for the length of a test: aiosmtpd, as the Rust tests start it.
import { execFile, spawn } from "node:child_process";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import { type Desk, freePort } from "./desktop.ts";
import { until } from "./webdriver.ts";

const SCRIPT = path.join(import.meta.dirname, "../../crates/testkit/src/smtp/server.py");

export interface Received {
  to: string;
  bytes: Buffer;
}

export class Smtp {
  /** Without protection and without sign-in. */
  readonly port: number;
  private readonly folder: string;
  private readonly desk: Desk;

  private constructor(desk: Desk, folder: string, port: number) {
    this.desk = desk;
    this.folder = folder;
    this.port = port;
  }

  /** A server that nobody has switched on: whoever connects is refused. */
  static async prepare(desk: Desk): Promise<Smtp> {
    const folder = await desk.folder("smtp");
    await mkdir(path.join(folder, "mail"));
    await writeFile(path.join(folder, "user"), "rep\nouvre-toi");
    const [key, certificate] = [path.join(folder, "tls.key"), path.join(folder, "tls.crt")];
    const self = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
    await promisify(execFile)("openssl", [...self, "-keyout", key, "-out", certificate]);
    return new Smtp(desk, folder, await freePort());
  }

  async start(): Promise<void> {
    const ports = [this.port, await freePort(), await freePort()].map(String);
    // Debian's own Python has Debian's aiosmtpd; another one on the PATH may not.
    const server = spawn("/usr/bin/python3", [SCRIPT, this.folder, ...ports, "0"], { stdio: "ignore" });
    this.desk.afterwards(async () => {
      const gone = new Promise((resolve) => server.once("exit", resolve));
      if (server.exitCode === null && server.kill("SIGTERM")) await gone;
    });
    await until("the SMTP server to listen", () =>
      stat(path.join(this.folder, "up")).then(
        () => true,
        () => undefined,
      ),
    );
  }

  /** What it took, in order. */
  async received(): Promise<Received[]> {
    const folder = path.join(this.folder, "mail");
    const names = (await readdir(folder)).filter((name) => name.endsWith(".eml")).sort();
    return Promise.all(
      names.map(async (name) => {
        const envelope = await readFile(path.join(folder, name.replace(".eml", ".envelope")), "utf8");
        return { to: envelope.split("\n")[1] ?? "", bytes: await readFile(path.join(folder, name)) };
      }),
    );
  }
}
