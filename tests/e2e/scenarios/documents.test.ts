import { expect, test } from "vitest";

import { Desk } from "../desktop.ts";
import { ask, at, drop, found, settled } from "../firm.ts";
import { asFiles, RENEWAL } from "../letters.ts";
import { scan } from "../scan.ts";

interface Row {
  id: string;
}

test("a scan dropped on a workspace is read, proposes its deadline, and a confirmed one counts down on the board", async () => {
  await using desk = new Desk();
  const window = await desk.open(await desk.folder("data"));
  const { page } = window;
  await found(window);
  await drop(await asFiles(await desk.folder("letters"), [RENEWAL]));
  await settled(window);
  const { items } = await ask<{ items: Row[] }>(window, "inbox.list", { tab: "all", limit: 5 });
  await ask(window, "workspaces.create", {
    title: "Rui Tavares, OQTF",
    procedure: "OQTF",
    messageId: items[0]?.id,
  });

  await page.click(at("rail-workspaces"));
  await page.click(".workspace-row, [data-testid=workspace-row]");
  await page.find(at("documents"));
  await drop(await scan(await desk.folder("scan")));

  await page.reads(at("document-state"), /1 p\.?, lu/);
  await page.click(at("document-open"));
  await page.reads(at("document-facts"), /notifié/i);
  await page.reads(at("deadline-card"), /OQTF|quitter/i);
  await window.picture("document-scan");
  await page.click(at("confirm-deadline"));
  await page.reads(at("document-facts"), /[Cc]onfirmée/);

  await page.click(at("rail-board"));
  await page.reads(at("board"), /Rui Tavares/);
  const countdown = await page.find(`${at("board")} ${at("countdown")}`);
  expect(await countdown.attribute("datetime")).toMatch(/^\d{4}-\d\d-\d\dT/);
  await window.picture("board-countdown");
});
