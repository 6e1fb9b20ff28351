import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";

import { Desk } from "../desktop.ts";
import { ask, at, drop, found } from "../firm.ts";

/** The organiser's list: windows-1252, as Excel writes it, with what goes wrong in real ones. */
const LIST = [
  "SOCIETE;NOM;PRENOM;E-MAIL;TEL",
  "H\u00f4tel des Trois Fontaines;Lormeau;Capucine;c.lormeau@fontaines.example;06 39 98 00 01",
  "Maison Quill\u00e9v\u00e9r\u00e9;Quill\u00e9v\u00e9r\u00e9;Bertrand;b@quillevere.example;",
  "Linnenhuis;Wijnands;Theo;;",
  "Brasserie Lenoir;Saulnier;Emeric;emeric(at)lenoir;",
  "H\u00f4tel des Trois Fontaines;Lormeau;Capucine;C.LORMEAU@fontaines.example;",
].join("\r\n");

interface Campaigns {
  items: { stages: { waitingRoom: number; oven: number; fridge: number; trash: number } }[];
}

test("a list dropped on a campaign comes in after a look at it, and one key is one decision", async () => {
  await using desk = new Desk();
  const window = await desk.open(await desk.folder("data"));
  const { page } = window;
  await found(window);
  await page.click(at("rail-campaigns"));
  await page.click(at("new-campaign"));
  await page.type(at("campaign-name"), "Tables et Mati\u00e8res 2026");
  await page.click(at("campaign-save"));
  await page.find(at("first-import"));

  const folder = await desk.folder("liste");
  await mkdir(folder, { recursive: true });
  const list = path.join(folder, "organisateur.csv");
  await writeFile(list, Buffer.from(LIST, "latin1"));
  await drop(list);
  await page.reads(at("import-created"), /2/);
  await page.reads(at("import-problems"), /Ligne 4.*pas d\u2019adresse/);
  await page.reads(at("import-problems"), /Ligne 6.*d\u00e9j\u00e0 \u00e0 la ligne 2/);
  await window.picture("campaign-import");
  await page.click(at("import-save"));
  await page.gone(at("import"));
  await page.reads(at("count-waiting_room"), /^2$/);

  await page.press("o");
  await page.reads(at("count-oven"), /^1$/);
  await page.press("n");
  await page.reads(at("count-fridge"), /^1$/);
  await page.press("z", "Control");
  await page.reads(at("count-fridge"), /^0$/);
  await window.picture("campaign");

  // What was decided stays at hand: here the taking back is taken back itself.
  await page.press("u");
  await page.reads(at("decision"), /Salle d\u2019attente/);
  await window.picture("campaign-decisions");
  await page.click(at("decision-undo"));
  await page.reads(at("count-fridge"), /^1$/);
  await page.press("Escape");
  const { items } = await ask<Campaigns>(window, "campaigns.list", { limit: 10 });
  expect(items[0]?.stages).toEqual({ waitingRoom: 0, oven: 1, fridge: 1, trash: 0 });
});
