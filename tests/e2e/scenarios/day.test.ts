import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";

import { Desk } from "../desktop.ts";
import { ask, at, drop, found } from "../firm.ts";
import { Smtp } from "../smtp.ts";
import { until } from "../webdriver.ts";

/** A page as a telephone sees it, with two products. */
const SHELF = path.join(import.meta.dirname, "../../fixtures/catalogue/shelf.jpg");

const LIST = [
  "Société;Nom;Prénom;E-mail",
  "Hôtel des Trois Fontaines;Lormeau;Capucine;c.lormeau@fontaines.example",
  "Maison Quillévéré;Quillévéré;Bertrand;b@quillevere.example",
].join("\r\n");

interface Mail {
  id: string;
  prospectId: string;
  templateId: string;
  campaignId: string;
  recipient: string;
  state: string;
  sha256: string;
  why: { code: string } | null;
}

test("a day at a show: list, catalogue, interests and mails without a network, and each mail leaves once when there is one", async () => {
  await using desk = new Desk();
  const window = await desk.open(await desk.folder("data"));
  const { page } = window;
  const smtp = await Smtp.prepare(desk);
  await found(window);

  // The organiser's list.
  await page.click(at("rail-campaigns"));
  await page.click(at("new-campaign"));
  await page.type(at("campaign-name"), "Tables et Matières 2026");
  await page.click(at("campaign-save"));
  await page.find(at("first-import"));
  const folder = await desk.folder("liste");
  await mkdir(folder, { recursive: true });
  const list = path.join(folder, "organisateur.csv");
  await writeFile(list, LIST);
  await drop(list);
  await page.reads(at("import-created"), /2/);
  await page.click(at("import-save"));
  await page.gone(at("import"));

  // The distributor's catalogue, read here, looked at, published.
  await page.click(at("tab-catalogues"));
  await page.find(at("catalogues-empty"));
  await drop(SHELF);
  await page.click(at("catalogue-review"));
  await page.find(at("review-page"));
  await page.reads(at("review-waiting"), /2/);
  // What is read stands beside the paper itself, drawn by this computer.
  const drawn = `return [...document.querySelectorAll("[data-testid=review-page] img")].every((one) => one.naturalWidth > 500)`;
  await until("the page to be drawn", async () => ((await page.run<boolean>(drawn)) ? true : undefined));
  await window.picture("catalogue-review");
  for (const left of [/1/, /0/]) {
    await page.press("Enter");
    await page.reads(at("review-waiting"), left);
  }
  await page.click(at("review-publish"));
  await page.press("Escape");
  await page.reads(at("product-list"), /Harvest hamper/);
  await window.picture("products");

  // Who liked what: three keys, and the oven.
  await page.click(at("tab-prospects"));
  await page.click(at("prospect-row"));
  await page.press("a");
  await page.type(at("interest-search"), "harvst");
  await page.reads(at("interest-found"), /Harvest hamper/);
  await page.press("Enter");
  await page.reads(at("interests"), /Harvest hamper/);
  await window.picture("interests");
  await page.press("Escape");
  await page.press("o");
  await page.reads(at("count-oven"), /^1$/);
  await page.press("o");
  await page.reads(at("count-oven"), /^2$/);

  // A mail for each, read before it leaves. There is an account, and nothing answers.
  await ask(window, "outbox.save_sender", {
    fromName: "Iris Vauquelin",
    address: "iris@vauquelin.example",
    hourlyCap: 0,
    server: { host: "127.0.0.1", port: smtp.port, security: "plain", username: "", auth: "password" },
  });
  await page.click(at("tab-mails"));
  await page.click(at("mails-prepare"));
  await page.click(at("template-new"));
  await page.type(at("template-name"), "Merci");
  await page.type(at("template-subject"), "Merci de votre visite");
  await page.type(
    at("template-body"),
    "Bonjour {{ first_name }},\n\n{{ catalog_block }}\n\n{{ sender_name }}",
  );
  await page.click(at("template-save"));
  await page.click(at("prepare-save"));
  await page.click(at("prepare-read"));
  await page.find(at("mail-review"));
  await window.picture("mail-review");
  const outbox = async (state?: string) =>
    (await ask<{ items: Mail[] }>(window, "outbox.list", { limit: 10, ...(state ? { state } : {}) })).items;
  const drafts = await outbox("draft");
  expect(drafts).toHaveLength(2);
  const looked = new Map<string, Buffer>();
  for (const { campaignId, prospectId, templateId, recipient } of drafts) {
    const preview = await ask<{ bytes: string }>(window, "mixer.preview", {
      campaignId,
      prospectId,
      templateId,
    });
    looked.set(recipient, Buffer.from(preview.bytes, "base64"));
  }
  for (let approved = 1; approved <= 2; approved++) {
    await until("a mail to be approved", async () => {
      await page.press("Enter");
      const left = (await outbox()).filter(({ state }) => state === "draft").length;
      return left <= 2 - approved ? true : undefined;
    });
  }
  await page.click(at("rail-outbox"));
  const waiting = await until("both mails to wait and say why", async () => {
    const all = await outbox("ready");
    return all.length === 2 && all.every(({ why }) => why !== null) ? all : undefined;
  });
  expect(await smtp.received()).toEqual([]);
  expect(waiting.map(({ recipient }) => recipient).sort()).toEqual([...looked.keys()].sort());
  await window.picture("outbox");

  // Back at the hotel.
  await smtp.start();
  await page.click(at("outbox-run"));
  await until("both mails to leave", async () => ((await outbox("sent")).length === 2 ? true : undefined));
  const received = await smtp.received();
  expect(received.map(({ to }) => to).sort()).toEqual([...looked.keys()].sort());
  for (const { to, bytes } of received) expect(bytes.equals(looked.get(to) ?? Buffer.alloc(0))).toBe(true);
  // Nothing is left to press for; running all the same sends nothing.
  await page.find(`${at("outbox-run")}:disabled`);
  await ask(window, "outbox.run", {});
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await smtp.received()).toHaveLength(2);
  await window.picture("outbox-sent");
});
