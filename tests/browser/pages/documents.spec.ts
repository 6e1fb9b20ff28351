import type { Page } from "@playwright/test";

import { complaints } from "../complaints.ts";
import { expect, test } from "../office.ts";
import { order, scan } from "../scans.ts";

/** Milliseconds that reading a page may take on a busy machine. */
const READING = 60_000;

test.beforeEach(async ({ office }) => {
  await office.found();
});

/** Lets go of a file over a place of the page, as a hand with a mouse does. */
async function drop(page: Page, onto: string, name: string, type: string, bytes: Buffer): Promise<void> {
  const files = await page.evaluateHandle(
    ([name, type, base64]) => {
      const carried = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      carried.items.add(new File([bytes], name, { type }));
      return carried;
    },
    [name, type, bytes.toString("base64")] as const,
  );
  const target = page.getByTestId(onto).first();
  for (const event of ["dragenter", "dragover"]) await target.dispatchEvent(event, { dataTransfer: files });
  await expect(page.getByTestId("drop-overlay"), "the window says what a drop will do").toBeVisible();
  await target.dispatchEvent("drop", { dataTransfer: files });
}

test("a scan dropped on a workspace is read and shown", async ({ browser, office, page }) => {
  const workspace = await office.call<{ id: string }>("workspaces.create", {
    procedure: "OQTF",
    clientName: "Idrissa Konaté",
  });
  const sheet = await scan(browser, order());
  await page.goto(office.page);
  await page.getByTestId("rail-workspaces").click();
  await page.getByTestId("workspace-row").click();

  await drop(page, "workspace", "arrete.png", "image/png", sheet);
  const line = page.getByTestId("document").filter({ hasText: "arrete.png" });
  await expect(line).toBeVisible();
  await expect(line.getByTestId("document-state")).toHaveText("1 p., lu", { timeout: READING });

  await line.getByTestId("document-open").click();
  const picture = page.getByTestId("page-picture").getByRole("img");
  await expect(picture).toBeVisible();
  await expect(page.getByTestId("intact")).toContainText("Intact");
  await expect(page.getByTestId("page-source")).toContainText("Scan lu");
  await expect(page.getByTestId("fact").filter({ hasText: "Notification" })).toBeVisible();

  await page.keyboard.press("f");
  await page.getByTestId("document-find").fill("obligation");
  await expect(page.getByTestId("word-box").first(), "the word is marked where it stands").toBeVisible();
  const [mark, sheetBox] = [
    await page.getByTestId("word-box").first().boundingBox(),
    await picture.boundingBox(),
  ];
  if (mark === null || sheetBox === null) throw new Error("nothing is marked");
  expect(mark.height).toBeLessThan(sheetBox.height / 20);
  await page.keyboard.press("Escape");
  await page.keyboard.press("t");
  await expect(page.getByTestId("page-text")).toContainText("quitter le territoire");
  await page.keyboard.press("t");

  await expect(page.getByTestId("deadline-passage")).toContainText("notifiée le");
  await page.getByTestId("show-passage").click();
  await expect(page.getByTestId("word-box").first()).toBeVisible();
  await expect(page.getByTestId("open-doubts")).toBeVisible();
  await page.keyboard.press("d");
  await expect(page.getByTestId("toast").last()).toContainText("D de nouveau");
  await page.keyboard.press("d");
  await expect(page.getByTestId("confirm-deadline")).toHaveCount(0);
  const { deadlines } = await office.call<{ deadlines: { state: string; documentId: string | null }[] }>(
    "workspaces.show",
    { id: workspace.id },
  );
  expect(deadlines.filter(({ state }) => state === "confirmed")).toHaveLength(1);
  expect(deadlines[0]?.documentId, "the date leads back to the paper it came from").not.toBeNull();
});

test("a file dropped on a line of the checklist becomes its document, and a second one its new version", async ({
  browser,
  office,
  page,
}) => {
  await office.call("workspaces.create", { procedure: "OQTF", clientName: "Idrissa Konaté" });
  const sheet = await scan(browser, ["Passeport", "Idrissa KONATÉ"]);
  const sharper = await scan(browser, ["Passeport, copie intégrale", "Idrissa KONATÉ"]);
  await page.goto(office.page);
  await page.getByTestId("rail-workspaces").click();
  await page.getByTestId("workspace-row").click();

  const before = await page.getByTestId("checklist-tick").first().getAttribute("aria-checked");
  expect(before).not.toBe("true");
  await drop(page, "checklist-item", "passeport.png", "image/png", sheet);
  await expect(page.getByTestId("checklist-document")).toHaveCount(1);

  await page.getByTestId("document-menu").click();
  const asked = page.waitForEvent("filechooser");
  await page.getByTestId("menu-document-version").click();
  await (await asked).setFiles({ name: "passeport-net.png", mimeType: "image/png", buffer: sharper });
  await expect(page.getByTestId("document")).toContainText("version 2");
  await page.getByTestId("document-open").click();
  await expect(page.getByTestId("version")).toHaveCount(2);
  await page.getByTestId("version-restore").click();
  await page.getByTestId("restore-version-save").click();
  await expect(page.getByTestId("toast").last()).toContainText("Version 1");
});

for (const theme of ["light", "dark"] as const) {
  test(`a document and what is around it can be read by everybody, ${theme}`, async ({
    browser,
    office,
    page,
  }) => {
    await office.call("workspaces.create", { procedure: "OQTF", clientName: "Idrissa Konaté" });
    await office.call("settings.update", { theme });
    const sheet = await scan(browser, order());
    await page.goto(office.page);
    await page.getByTestId("rail-workspaces").click();
    await page.getByTestId("workspace-row").click();
    await drop(page, "workspace", "arrete.png", "image/png", sheet);
    await expect(page.getByTestId("document-state")).toHaveText("1 p., lu", { timeout: READING });
    expect(await complaints(page)).toEqual([]);
    await page.getByTestId("document-open").click();
    await expect(page.getByTestId("page-picture").getByRole("img")).toBeVisible();
    await page.keyboard.press("b");
    await page.getByTestId("show-passage").click();
    await expect(page.getByTestId("page-text").locator("mark")).toBeVisible();
    await page.waitForTimeout(300);
    expect(await complaints(page)).toEqual([]);
  });
}
