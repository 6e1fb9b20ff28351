import { expect, test } from "vitest";

import { Desk } from "../desktop.ts";

test("the window opens on an empty office", async () => {
  await using desk = new Desk();
  const window = await desk.open(await desk.folder("data"));
  expect(await window.page.title()).toBe("Guichet");
  await window.page.find("h1");
});
