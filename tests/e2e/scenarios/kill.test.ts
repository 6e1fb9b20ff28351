import { writeFile } from "node:fs/promises";
import path from "node:path";

import { expect, test } from "vitest";

import { Desk } from "../desktop.ts";
import { ctl, drop, found, jobs, mails, PASSPHRASE, settled, unlock } from "../firm.ts";
import { asFiles, many } from "../letters.ts";
import { until } from "../webdriver.ts";

test("the plug is pulled while mail comes in, and nothing is lost or doubled", async () => {
  await using desk = new Desk();
  const data = await desk.folder("data");
  const letters = await asFiles(await desk.folder("letters"), many(600));

  const first = await desk.open(data);
  await found(first);
  await drop(letters);
  await until("the ingest to be in the middle", async () => {
    const [job] = await jobs(first);
    return job !== undefined && (job.done > 50 || job.state !== "running");
  });
  await first.kill();

  const second = await desk.open(data);
  await unlock(second);
  await second.page.find("[data-testid=rail]");
  await drop(letters);
  await settled(second);
  expect(await mails(second), "every letter once").toBe(600);
  await second.close();

  const secret = path.join(await desk.folder("secret"), "passphrase");
  await writeFile(secret, PASSPHRASE);
  const verdict = await ctl<{ ok: boolean; findings: unknown[] }>(data, secret, "verify");
  expect(verdict).toMatchObject({ ok: true, findings: [] });
});
