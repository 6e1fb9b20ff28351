import { expect, PASSPHRASE, test } from "../office.ts";

test("a firm is made in three steps, and two words of the kit prove that it was kept", async ({
  office,
  page,
}) => {
  await page.goto(office.page);
  await page.getByTestId("onboarding-firm-name").fill("Cabinet Vauquelin");
  await page.getByTestId("onboarding-owner-name").fill("Hélène Vauquelin");
  await page.getByTestId("onboarding-owner-email").fill("helene@vauquelin.example");
  await page.getByTestId("onboarding-firm-next").click();
  await page.getByTestId("onboarding-passphrase").fill(PASSPHRASE);
  await page.getByTestId("onboarding-passphrase-again").fill(PASSPHRASE);
  await page.getByTestId("onboarding-passphrase-next").click();
  await expect(page.getByTestId("kit-word-18")).not.toBeEmpty();
  await expect(page.getByTestId("onboarding-kit-word-1"), "not before the sheet is kept").toBeDisabled();
  await page.getByTestId("onboarding-kit-copied").click();
  await expect(page.getByTestId("onboarding-create"), "not before the words are typed back").toBeDisabled();
  for (const n of [1, 2]) {
    const field = page.getByTestId(`onboarding-kit-word-${n}`);
    const asked = await field.getAttribute("data-word");
    await field.fill((await page.getByTestId(`kit-word-${asked}`).textContent()) ?? "");
  }
  await page.getByTestId("onboarding-create").click();
  await expect(page.getByTestId("today-empty")).toBeVisible();
  await expect(page.getByTestId("rail-firm")).toHaveText(/Vauquelin/);
});

test("the wrong passphrase opens nothing, the right one opens the firm", async ({ office, page }) => {
  await office.found();
  await office.call("firm.lock");
  await page.goto(office.page);
  await page.getByTestId("unlock-passphrase").fill("une autre phrase");
  await page.getByTestId("unlock-open").click();
  await expect(page.getByTestId("failure")).toBeVisible();
  await page.getByTestId("unlock-passphrase").fill(PASSPHRASE);
  await page.getByTestId("unlock-open").click();
  await expect(page.getByTestId("rail")).toBeVisible();
});

test("a page without the token is told nothing", async ({ office, page }) => {
  await office.found();
  await page.goto(office.url);
  await expect(page.getByTestId("no-office")).toBeVisible();
  const answer = await page.request.post(`${office.url}/api/call/firm.state`, { data: {} });
  expect(answer.status()).toBe(401);
});
