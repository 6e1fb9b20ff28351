import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import { expect, test } from "vitest";

import { Desk, type OpenWindow } from "../desktop.ts";
import { at, drop, found, mails, PASSPHRASE, settled, unlock } from "../firm.ts";
import { asFiles, NEWSLETTER, OQTF, RENEWAL } from "../letters.ts";

/** Walks through the first screens as a person does, and answers what the kit said. */
async function makeFirm({ page }: OpenWindow): Promise<string[]> {
  await page.type(at("onboarding-firm-name"), "Cabinet Vauquelin");
  await page.type(at("onboarding-owner-name"), "Hélène Vauquelin");
  await page.type(at("onboarding-owner-email"), "helene@vauquelin.example");
  await page.click(at("onboarding-firm-next"));
  await page.type(at("onboarding-passphrase"), PASSPHRASE);
  await page.type(at("onboarding-passphrase-again"), PASSPHRASE);
  await page.click(at("onboarding-passphrase-next"));

  const words: string[] = [];
  for (let n = 1; n <= 18; n++) words.push(await page.reads(at(`kit-word-${n}`), /\S/));
  await page.click(at("onboarding-kit-copied"));
  for (const n of [1, 2]) {
    const field = await page.find(at(`onboarding-kit-word-${n}`));
    const asked = Number(await field.attribute("data-word"));
    await field.type(words[asked - 1] ?? "");
  }
  await page.click(at("onboarding-create"));
  await page.find(at("today"));
  return words;
}

test("a lawyer makes a firm, drops letters on the window, and finds each on the right card", async () => {
  await using desk = new Desk();
  const window = await desk.open(await desk.folder("data"));
  const { page } = window;
  await makeFirm(window);
  await page.find(at("today-empty"));

  const folder = await asFiles(await desk.folder("letters"), [OQTF, RENEWAL, NEWSLETTER]);
  await drop(folder);
  await settled(window);
  expect(await mails(window), "each letter is one card, none is lost").toBe(3);

  // The person who received an OQTF is first in sight, with a date.
  await page.click(at("rail-today"));
  await page.reads(at("today-lapse"), /Diallo/);

  await page.click(at("rail-board"));
  await page.reads(at("board"), /Aminata Diallo/);
  await page.reads(at("board"), /Rui Tavares/);

  await page.click(at("rail-inbox"));
  await page.reads(at("message-list"), /OQTF/);
  await page.reads(at("message-day"), /^(Hier|Yesterday)$/);
  expect(await page.findAll(at("message-day")), "one heading for the letters of one day").toHaveLength(1);
  await window.picture("firm-inbox");
});

test("what is locked is gone from the screen, and only the passphrase brings it back", async () => {
  await using desk = new Desk();
  const window = await desk.open(await desk.folder("data"));
  const { page } = window;
  await found(window);
  await drop(await asFiles(await desk.folder("letters"), [OQTF]));
  await settled(window);
  await page.click(at("rail-board"));
  await page.reads(at("board"), /Diallo/);

  await page.press("l", "Control");
  await page.find(at("unlock"));
  expect(await page.run("return document.body.innerText")).not.toContain("Diallo");

  await unlock(window, "une autre phrase que personne n'a choisie");
  await page.find(at("failure"));
  await (await page.find(at("unlock-passphrase"))).clear();
  await unlock(window);
  await page.find(at("rail"));
  await page.click(at("rail-board"));
  await page.reads(at("board"), /Diallo/);
});

test("the folder of a firm holds no readable word of its mail", async () => {
  await using desk = new Desk();
  const window = await desk.open(await desk.folder("data"));
  await found(window);
  await drop(await asFiles(await desk.folder("letters"), [OQTF]));
  await settled(window);
  await window.close();

  const files = await readdir(window.data, { recursive: true, withFileTypes: true });
  for (const file of files.filter((file) => file.isFile())) {
    const bytes = await readFile(path.join(file.parentPath, file.name));
    for (const word of ["Diallo", "OQTF", "aminata"]) {
      expect(bytes.includes(word), `${word} in ${file.name}`).toBe(false);
    }
  }
});
