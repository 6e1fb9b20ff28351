// How long a person waits: from the start of the program, and from the passphrase, until the window can be used.
import { stdout } from "node:process";

import { test } from "vitest";

import { Desk } from "../desktop.ts";
import { at, PASSPHRASE } from "../firm.ts";

const office = process.env["OFFICE"];

test.runIf(office)("cold start", async () => {
  const starts: number[] = [];
  const opens: number[] = [];
  for (let round = 0; round < 5; round++) {
    await using desk = new Desk();
    const began = performance.now();
    const { page } = await desk.open(office ?? "");
    await page.find(at("unlock-passphrase"));
    starts.push(performance.now() - began);
    await page.type(at("unlock-passphrase"), PASSPHRASE);
    const asked = performance.now();
    await page.click(at("unlock-open"));
    await page.find(at("rail"));
    await page.click(at("rail-inbox"));
    await page.find(at("message-row"));
    opens.push(performance.now() - asked);
  }
  const middle = (times: number[]) => times.sort((a, b) => a - b)[2]?.toFixed(0);
  stdout.write(`| start to the first screen, driver included | ${middle(starts)} ms |\n`);
  stdout.write(`| passphrase to the first messages, key derivation included | ${middle(opens)} ms |\n`);
});
