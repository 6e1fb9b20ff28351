// The evidence pack proves itself: its own page, in a browser without a network and without Guichet.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { OQTF } from "../letters.ts";
import { expect, type Office, type Page, test } from "../office.ts";

/** A pack of the firm's first workspace, and the folder it was extracted to. */
async function pack(office: Office): Promise<{ zip: string; folder: string }> {
  await office.found();
  await office.receive({ "a.eml": OQTF });
  const { items } = await office.call<{ items: { id: string }[] }>("workspaces.list", { limit: 1 });
  const matter = await office.call<{ deadlines: { id: string }[] }>("workspaces.show", { id: items[0]?.id });
  // Something that a person did: it is in the audit log.
  await office.call("deadlines.decide", { id: matter.deadlines[0]?.id, state: "confirmed" });
  const place = await office.placeToSave("preuve.zip");
  const job = await office.call<{ id: string }>("evidence.export", {
    workspaceId: items[0]?.id,
    place,
  });
  await office.finished(job.id);
  const folder = path.join(office.folder, "extrait");
  mkdirSync(folder);
  const zip = path.join(office.folder, "preuve.zip");
  writeFileSync(zip, await office.written(place));
  execFileSync("python3", ["-m", "zipfile", "-e", zip, folder]);
  return { zip, folder };
}

async function verdict(page: Page, input: "zip" | "folder", given: string): Promise<string[]> {
  await page.locator(`#${input}`).setInputFiles(given);
  await expect(page.locator("#verdict")).toHaveAttribute("data-ok", /true|false/);
  return page.locator("#findings li").allInnerTexts();
}

test("one changed byte, a missing and an added file are each named", async ({ office, page, context }) => {
  const { zip, folder } = await pack(office);
  await context.setOffline(true);
  const outside: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) outside.push(request.url());
  });
  await page.goto(pathToFileURL(path.join(folder, "verifier.html")).href);

  expect(await verdict(page, "zip", zip)).toEqual([]);
  await expect(page.locator("#verdict")).toHaveAttribute("data-ok", "true");
  expect(await verdict(page, "folder", folder)).toEqual([]);

  const manifest = JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8")) as {
    files: { path: string }[];
  };
  const letter = manifest.files.find(({ path: name }) => name.startsWith("messages/"))?.path ?? "";
  const original = readFileSync(path.join(folder, letter));
  const changed = Buffer.from(original);
  changed[100] = (changed[100] ?? 0) ^ 1;
  writeFileSync(path.join(folder, letter), changed);
  writeFileSync(path.join(folder, "messages", "faux.eml"), "From: x");
  const found = await verdict(page, "folder", folder);
  expect(found).toHaveLength(2);
  expect(found.join("\n")).toContain(letter);
  expect(found.join("\n")).toContain("messages/faux.eml");

  // In the archive as it was sent, too.
  const bytes = readFileSync(zip);
  const at = bytes.indexOf(original.subarray(0, 200)) + 50;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const altered = path.join(office.folder, "alteree.zip");
  writeFileSync(altered, bytes);
  const inZip = await verdict(page, "zip", altered);
  expect(inZip).toHaveLength(1);
  expect(inZip[0]).toContain(letter);
  expect(outside).toEqual([]);
});

test("an audit entry that was rewritten with its manifest does not fit the chain", async ({
  office,
  page,
}) => {
  const { folder } = await pack(office);
  const entries = path.join(folder, "audit/entries.json");
  const text = readFileSync(entries, "utf8").replace(/"action": "[a-z._]+"/, '"action": "nothing.happened"');
  writeFileSync(entries, text);
  const manifestPath = path.join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as {
    files: { path: string; sha256: string; bytes: number }[];
  };
  const { createHash } = await import("node:crypto");
  for (const file of manifest.files)
    if (file.path === "audit/entries.json") file.sha256 = createHash("sha256").update(text).digest("hex");
  writeFileSync(manifestPath, JSON.stringify(manifest));
  await page.goto(pathToFileURL(path.join(folder, "verifier.html")).href);
  const found = await verdict(page, "folder", folder);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain("audit/entries.json");
});
