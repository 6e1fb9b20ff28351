import { HOSTILE, OQTF, RENEWAL } from "../letters.ts";
import { expect, test } from "../office.ts";

test.beforeEach(async ({ office }) => {
  await office.found();
});

test("the keyboard walks the inbox and files what is done", async ({ office, page }) => {
  await office.receive({ "a.eml": OQTF, "b.eml": RENEWAL });
  await page.goto(`${office.page}`);
  await page.getByTestId("rail-inbox").click();
  await expect(page.getByTestId("message-row")).toHaveCount(2);
  await page.keyboard.press("j");
  await expect(page.getByTestId("message-subject")).toBeVisible();
  await page.keyboard.press("e");
  await expect(page.getByTestId("message-row")).toHaveCount(1);
  await page.getByTestId("toast-undo").click();
  await expect(page.getByTestId("message-row"), "a click that hurts can be taken back").toHaveCount(2);
});

test("an OQTF opens a workspace with a proposed deadline, and a person confirms it", async ({
  office,
  page,
}) => {
  await office.receive({ "a.eml": OQTF });
  await page.goto(office.page);
  await page.getByTestId("rail-workspaces").click();
  await page
    .getByText(/Diallo/)
    .first()
    .click();
  await expect(page.getByTestId("checklist")).toBeVisible();
  await expect(page.getByTestId("legal-date")).toBeVisible();
  await page.getByTestId("confirm-deadline").click();
  await expect(page.getByTestId("confirm-deadline")).toHaveCount(0);
});

test("search finds words without their accents, and filters", async ({ office, page }) => {
  await office.receive({ "a.eml": OQTF, "b.eml": RENEWAL });
  await page.goto(office.page);
  await expect(page.getByTestId("rail")).toBeVisible();
  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("prefecture");
  await expect(page.getByTestId("search")).toContainText("Diallo");
  await page.getByRole("searchbox").fill("séjour from:rui");
  await expect(page.getByTestId("search")).toContainText("Tavares");
});

test("a hostile mail runs nothing and asks no server for anything", async ({ office, page }) => {
  await office.receive({ "a.eml": HOSTILE });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(office.page);
  await page.getByTestId("rail-inbox").click();
  await page.getByTestId("message-row").click();
  await page.getByTestId("view-html").click();
  const frame = page.getByTestId("message-html");
  await expect(frame).toBeVisible();
  await expect(page.frameLocator("[data-testid=message-html]").getByText("votre dossier")).toBeVisible();
  await expect(page).not.toHaveTitle(/PWNED/);
  expect(asked.filter((url) => url.includes(":9/"))).toEqual([]);
  expect(await frame.getAttribute("sandbox")).not.toMatch(/allow-(scripts|same-origin|forms|top)/);
});

test("the board moves a card by key and by mouse", async ({ office, page }) => {
  await office.receive({ "a.eml": OQTF, "b.eml": RENEWAL });
  await page.goto(office.page);
  await page.getByTestId("rail-board").click();
  await expect(page.getByTestId("board-card")).toHaveCount(2);
  await page.keyboard.press("j");
  await page.keyboard.press("v");
  await expect(page.getByTestId("board-cards-validated").getByTestId("board-card")).toHaveCount(1);

  const card = page.getByTestId("board-cards-to_validate").getByTestId("board-card");
  const to = page.getByTestId("board-cards-validated");
  const [from, target] = [await card.boundingBox(), await to.boundingBox()];
  if (from === null || target === null) throw new Error("nothing to drag");
  await page.mouse.move(from.x + 40, from.y + 40);
  await page.mouse.down();
  await page.mouse.move(target.x + 60, target.y + 150, { steps: 12 });
  await page.mouse.up();
  await expect(to.getByTestId("board-card")).toHaveCount(2);
});
