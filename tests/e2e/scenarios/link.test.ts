import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { expect, test } from "vitest";

import { Desk } from "../desktop.ts";
import { at, drop, found, settled } from "../firm.ts";
import { until } from "../webdriver.ts";

const LETTER = `Message-ID: <lien@example.org>
From: Quelqu'un <quelquun@example.org>
To: contact@vauquelin.example
Subject: Votre titre
Date: ${new Date(Date.now() - 3_600_000).toUTCString()}
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<p style="margin:0"><a style="display:block;font-size:40px" href="https://prefecture.example.org/">Ouvrir mon dossier</a></p>
`;

/** Names of the windows on this display. */
function windows(): string {
  try {
    const ids = execFileSync("xdotool", ["search", "--onlyvisible", "--name", "."])
      .toString()
      .trim()
      .split("\n");
    return ids.map((id) => execFileSync("xdotool", ["getwindowgeometry", id]).toString()).join("");
  } catch {
    return "";
  }
}

test("a link in a mail opens nothing by itself: the window asks first", async () => {
  await using desk = new Desk();
  const window = await desk.open(await desk.folder("data"));
  const { page } = window;
  await found(window);
  const folder = path.join(await desk.folder("letters"), "courrier");
  await mkdir(folder);
  await writeFile(path.join(folder, "lien.eml"), LETTER);
  await drop(folder);
  await settled(window);
  await page.click(at("rail-inbox"));
  await page.click(at("message-row"));
  await page.click(at("view-html"));
  const [left, top] = await page.run<[number, number]>(
    "const r = document.querySelector(arguments[0]).getBoundingClientRect(); return [r.left, r.top]",
    at("message-html"),
  );
  const before = windows();
  const [x, y] = [Math.round(left + 60), Math.round(top + 35)];
  await until("the question", async () => {
    execFileSync("xdotool", [
      "mousemove",
      String(x),
      String(y),
      "sleep",
      "0.2",
      "click",
      "1",
      "sleep",
      "0.8",
    ]);
    return windows() !== before;
  });
  expect(await page.title(), "the window itself went nowhere").toBe("Guichet");
  await page.find(at("message-html"));
});
