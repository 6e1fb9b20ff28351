// Takes the pictures of docs/screens from the real window: `make screens`.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { test } from "vitest";

import { Desk, type OpenWindow } from "../desktop.ts";
import { ask, at, found, settled } from "../firm.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../docs/screens");

interface Look {
  language: "fr" | "en";
  theme: "light" | "dark";
  width: number;
  height: number;
}

const LOOKS: Look[] = [
  { language: "fr", theme: "light", width: 1280, height: 800 },
  { language: "fr", theme: "dark", width: 1280, height: 800 },
  { language: "en", theme: "light", width: 1280, height: 800 },
  { language: "fr", theme: "light", width: 1920, height: 1080 },
  { language: "fr", theme: "dark", width: 1920, height: 1080 },
];

async function take(window: OpenWindow, name: string, look: Look): Promise<void> {
  // Long enough for the data and for the last transition.
  await sleep(900);
  const file = `${name}-${look.theme}-${look.language}-${look.width}.png`;
  await writeFile(path.join(FOLDER, file), await window.page.screenshot());
}

/** Walks to a part of the show of the demonstration. */
const show =
  (part: string, sign: string) =>
  async (window: OpenWindow): Promise<void> => {
    const { items } = await ask<{ items: { id: string }[] }>(window, "campaigns.list", { limit: 1 });
    await window.page.run("location.hash = '#/campaigns/' + arguments[0] + arguments[1]", items[0]?.id, part);
    await window.page.find(at(sign));
  };

/** Each screen, as a person walks to it. */
const SCREENS: Record<string, (window: OpenWindow) => Promise<void>> = {
  today: async ({ page }) => page.click(at("rail-today")),
  inbox: async ({ page }) => {
    await page.click(at("rail-inbox"));
    await page.find(at("message-row"));
    await page.press("j");
  },
  board: async ({ page }) => {
    await page.click(at("rail-board"));
    await page.find(at("board-card"));
  },
  workspaces: async ({ page }) => page.click(at("rail-workspaces")),
  workspace: async (window) => {
    const { items } = await ask<{ items: { id: string }[] }>(window, "workspaces.list", { limit: 1 });
    await window.page.run("location.hash = '#/workspaces/' + arguments[0]", items[0]?.id);
    await window.page.find(at("checklist"));
  },
  campaign: show("", "prospect-row"),
  catalogue: show("/catalogues", "product-row"),
  mails: show("/mails", "mails-page"),
  report: show("/report", "campaign-report"),
  outbox: async ({ page }) => page.click(at("rail-outbox")),
  search: async ({ page }) => {
    await page.click(at("rail-search"));
    await page.type("[role=searchbox]", "préfecture");
  },
  settings: async ({ page }) => page.click(at("rail-settings")),
};

test("the pictures of docs/screens", async () => {
  await using desk = new Desk();
  await mkdir(FOLDER, { recursive: true });
  const window = await desk.open(await desk.folder("data"));
  await window.page.find(at("onboarding"));
  await found(window);
  await take(window, "first-day", LOOKS[0] as Look);
  await ask(window, "demo.load", { scale: 60 });
  await settled(window, 300_000);
  await window.page.gone(at("toast"));
  for (const look of LOOKS) {
    await window.page.resize(look.width, look.height);
    await ask(window, "settings.update", { theme: look.theme, language: look.language });
    for (const [name, go] of Object.entries(SCREENS)) {
      await go(window);
      await take(window, name, look);
    }
  }
});
