import { expect, test } from "vitest";

import { Desk } from "../desktop.ts";
import { Dovecot, PASSWORD } from "../dovecot.ts";
import { ask, at, found, mails } from "../firm.ts";
import { mime, OQTF, RENEWAL } from "../letters.ts";
import { until } from "../webdriver.ts";

const USER = "contact@vauquelin.example";

test("mail of an IMAP mailbox comes to the board by itself", async () => {
  await using desk = new Desk();
  const server = await Dovecot.start(desk);
  await server.deliver(USER, mime(RENEWAL));

  const window = await desk.open(await desk.folder("data"));
  await found(window);
  await ask(window, "accounts.add_imap", {
    label: USER,
    server: {
      host: "127.0.0.1",
      port: server.port,
      security: "plain",
      username: USER,
      secret: PASSWORD,
      auth: "password",
    },
    folders: [],
  });
  await window.page.click(at("rail-board"));
  await window.page.reads(at("board"), /Rui Tavares/);

  // The next one is pushed: nobody presses anything.
  await server.deliver(USER, mime(OQTF));
  await until("the second letter", async () => (await mails(window)) === 2, 60_000);
  await window.page.reads(at("board"), /Aminata Diallo/);
  expect(await mails(window)).toBe(2);
});
