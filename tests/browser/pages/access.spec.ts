import { complaints } from "../complaints.ts";
import { OQTF, RENEWAL } from "../letters.ts";
import { expect, test } from "../office.ts";

const ROOMS = ["today", "inbox", "board", "workspaces", "search", "settings"];

for (const theme of ["light", "dark"] as const) {
  test(`every room can be read and used by everybody, ${theme}`, async ({ office, page }) => {
    await office.found();
    await office.receive({ "a.eml": OQTF, "b.eml": RENEWAL });
    await office.call("settings.update", { theme });
    await page.goto(office.page);
    const found: Record<string, string[]> = {};
    for (const room of ROOMS) {
      await page.getByTestId(`rail-${room}`).click();
      await expect(page.getByRole("main")).toBeVisible();
      await expect(page.getByTestId("loading")).toHaveCount(0);
      // What opens fades in.
      await page.waitForTimeout(300);
      found[room] = await complaints(page);
    }
    expect(found).toEqual(Object.fromEntries(ROOMS.map((room) => [room, []])));
  });
}

test("English is complete: no French word of ours is left on the screens", async ({ office, page }) => {
  await office.found("en");
  await page.goto(office.page);
  for (const room of ROOMS) {
    await page.getByTestId(`rail-${room}`).click();
    await expect(page.getByRole("main")).toBeVisible();
    await expect(page.getByTestId("loading")).toHaveCount(0);
    const said = (await page.locator("body").innerText()).toLowerCase();
    for (const word of ["réception", "tableau", "recherche", "réglages", "dossier", "échéance"]) {
      expect(said, `${room} says ${word}`).not.toContain(word);
    }
  }
});

for (const width of [640, 390]) {
  test(`nothing of the status line lies over its neighbour in a window of ${width}`, async ({
    office,
    page,
  }) => {
    await office.found();
    await office.demo(1);
    await page.setViewportSize({ width, height: 800 });
    await page.goto(office.page);
    await expect(page.getByTestId("status-bell")).toBeVisible();
    const overlaps = await page.getByTestId("status-line").evaluate((line) => {
      const places = [...line.children].map((child) => child.getBoundingClientRect());
      return places.filter(({ left }, at) => places.slice(0, at).some(({ right }) => left < right - 1))
        .length;
    });
    expect(overlaps).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
