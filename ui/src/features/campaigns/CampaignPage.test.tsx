import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";

const column = (stage: string) => within(screen.getByTestId(`stage-${stage}`));
const number = (stage: string) => screen.getByTestId(`count-${stage}`).textContent;

async function show() {
  const app = open("1", "#/campaigns/ca-tables");
  await screen.findByTestId("campaign-page");
  await screen.findByTestId("prospect-card");
  return app;
}

describe("a campaign", () => {
  it("is made in a few words and opens", async () => {
    const { user } = open("1", "#/campaigns");
    await screen.findByTestId("campaign-list");
    await user.keyboard("n");
    await user.type(await screen.findByTestId("campaign-name"), "Foire de Lyon");
    await user.click(screen.getByTestId("campaign-save"));
    expect(await screen.findByTestId("campaign-name-shown")).toHaveTextContent("Foire de Lyon");
    expect(screen.getByTestId("first-import")).toBeVisible();
  });

  it("is sorted by one key each, the next one comes up, and a decision is taken back", async () => {
    const { user } = await show();
    expect(number("waiting_room")).toBe("6");
    const first = screen.getByTestId("prospect-card").getAttribute("aria-label");
    await user.keyboard("o");
    await waitFor(() => expect(number("oven")).toBe("4"));
    expect(number("waiting_room")).toBe("5");
    await waitFor(() =>
      expect(screen.getByTestId("prospect-card").getAttribute("aria-label")).not.toBe(first),
    );
    await user.click(await screen.findByRole("button", { name: "Annuler" }));
    await waitFor(() => expect(number("oven")).toBe("3"));
    expect(await barriers()).toEqual([]);
  });

  it("takes somebody met at the stand without an address, and says what that means", async () => {
    const { user } = await show();
    await user.keyboard("p");
    await user.type(await screen.findByTestId("prospect-firstName"), "Zoé");
    await user.click(screen.getByTestId("prospect-save"));
    await waitFor(() => expect(column("waiting_room").getByText("Zoé")).toBeVisible());
    expect(column("waiting_room").getAllByText("sans adresse").length).toBeGreaterThan(1);
  });

  it("shows a list before it comes in: counts, columns to correct, rows with a problem", async () => {
    const { user } = await show();
    await user.keyboard("i");
    await user.click(await screen.findByTestId("import-choose"));
    expect(await screen.findByTestId("import-created")).toHaveTextContent("3");
    expect(screen.getByTestId("import-problems")).toHaveTextContent("Ligne 4 : adresse invalide");
    await user.selectOptions(screen.getByTestId("column-3"), "company");
    await waitFor(() => expect(screen.getByTestId("column-3")).toHaveValue("company"));
    await user.click(screen.getByTestId("import-save"));
    await waitFor(() => expect(number("waiting_room")).toBe("9"));
  });
});
