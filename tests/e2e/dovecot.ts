// A real IMAP server on loopback for the length of a test: Debian's Dovecot, with its own folder, port and users.
import { spawn } from "node:child_process";
import { chmod, chown, mkdir, rename, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { userInfo } from "node:os";
import path from "node:path";

import { type Desk, freePort } from "./desktop.ts";
import { until } from "./webdriver.ts";

/** Everybody's password. */
export const PASSWORD = "ouvre-toi";

export class Dovecot {
  readonly port: number;
  private readonly folder: string;
  private readonly owner: { uid: number; gid: number };
  private delivered = 0;

  private constructor(port: number, folder: string, owner: { uid: number; gid: number }) {
    this.port = port;
    this.folder = folder;
    this.owner = owner;
  }

  static async start(desk: Desk): Promise<Dovecot> {
    const folder = await desk.folder("dovecot");
    const port = await freePort();
    const me = userInfo();
    // Dovecot refuses to hand mail to root: started by root, the mail belongs to Debian's user `mail` (8).
    const owner = me.uid === 0 ? { uid: 8, gid: 8 } : { uid: me.uid, gid: me.gid };
    await chmod(folder, 0o755);
    await mkdir(path.join(folder, "mail"));
    await chown(path.join(folder, "mail"), owner.uid, owner.gid);
    const config = path.join(folder, "dovecot.conf");
    await writeFile(config, configuration(folder, port, owner, me.uid === 0 ? undefined : me.username));
    const server = spawn("/usr/sbin/dovecot", ["-F", "-c", config], { stdio: "ignore" });
    desk.afterwards(async () => {
      const gone = new Promise((resolve) => server.once("exit", resolve));
      if (server.exitCode === null && server.kill("SIGTERM")) await gone;
    });
    await until("Dovecot to listen", () => answers(port));
    return new Dovecot(port, folder, owner);
  }

  /** Puts a message into somebody's INBOX, as a delivery agent would. */
  async deliver(user: string, message: string): Promise<void> {
    const home = path.join(this.folder, "mail", user);
    for (const name of ["", "new", "cur", "tmp"]) {
      await mkdir(path.join(home, name), { recursive: true });
      await chown(path.join(home, name), this.owner.uid, this.owner.gid);
    }
    const name = `${Date.now()}.M${++this.delivered}.test`;
    const draft = path.join(home, "tmp", name);
    await writeFile(draft, message.replaceAll("\n", "\r\n"));
    await chown(draft, this.owner.uid, this.owner.gid);
    await rename(draft, path.join(home, "new", name));
  }
}

function configuration(
  folder: string,
  port: number,
  owner: { uid: number; gid: number },
  self: string | undefined,
): string {
  const users = self ? `default_internal_user = ${self}\ndefault_login_user = ${self}\n` : "";
  return `${users}
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:~
first_valid_uid = 1
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
}
`;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
