import { spawn } from "node:child_process";
import { networkInterfaces } from "node:os";

import { expect, test } from "vitest";

import { Desk, GUICHET } from "../desktop.ts";
import { at } from "../firm.ts";

test("the window opens on an empty office and asks to make a firm", async () => {
  await using desk = new Desk();
  const window = await desk.open(await desk.folder("data"));
  expect(await window.page.title()).toBe("Guichet");
  await window.page.find(at("onboarding"));
});

test("a second start on the same folder shows the first window and ends", async () => {
  await using desk = new Desk();
  const data = await desk.folder("data");
  const window = await desk.open(data);
  await window.page.find(at("onboarding"));

  const second = spawn(GUICHET, ["--data", data], { stdio: "ignore" });
  const code = await new Promise((resolve) => second.once("exit", resolve));
  expect(code, "it hands over and leaves without an error").toBe(0);
  await window.page.find(at("onboarding"));
});

test.runIf(process.env["GUICHET_OFFLINE"] === "pulled")("all of this runs with the cable pulled", () => {
  const addresses = Object.values(networkInterfaces()).flat();
  expect(
    addresses.every((address) => address?.internal),
    "no interface but the loopback",
  ).toBe(true);
});
