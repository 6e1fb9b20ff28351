import { createHmac } from "node:crypto";
import { expect, test } from "vitest";

import { Desk } from "../desktop.ts";
import { at, found, PASSPHRASE, unlock } from "../firm.ts";

/** What an authenticator shows (RFC 6238), `steps` times thirty seconds from now. */
function code(secret: string, steps = 0): string {
  const bits = [...secret.replaceAll(" ", "")]
    .map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac("sha1", key).update(counter).digest();
  const from = hash[19]! & 15;
  return String((hash.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("a telephone is paired, and from then on the passphrase alone opens nothing", async () => {
  await using desk = new Desk();
  const window = await desk.open(await desk.folder("data"));
  const { page } = window;
  await found(window);
  await page.run("location.hash = '#/settings/security'");
  await page.click(at("second-factor-pair"));
  const secret = await page.reads(at("second-factor-secret"), /^([A-Z2-7]{4} ?){8}$/);
  await window.picture("telephone");
  await page.type(at("second-factor-code"), code(secret));
  await page.click(at("pair-save"));
  await page.gone(at("pair"));

  await page.press("l", "Control");
  await page.find(at("unlock"));
  await unlock(window, PASSPHRASE);
  await page.reads(at("failure"), /téléphone/);
  await page.type(at("second-factor-code"), "000000");
  await page.click(at("unlock-open"));
  await page.reads(at("failure"), /n’est pas celui du moment/);
  expect(await page.isThere(at("rail"))).toBe(false);
  await (await page.find(at("second-factor-code"))).clear();
  // The code that paired it opened already: the next one is accepted a little early.
  await page.type(at("second-factor-code"), code(secret, 1));
  await page.click(at("unlock-open"));
  await page.find(at("rail"));
});
