import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";
import { openAsManager } from "@/test/openAsManager";

const rows = () => screen.getAllByTestId("workspace-row");

async function openMatter(id: string) {
  const app = open("1", `#/workspaces/${id}`);
  await screen.findByTestId("workspace");
  return app;
}

describe("closing a matter", () => {
  it("asks how it ended, shows it, and forgets it when it is reopened", async () => {
    const { host, user } = await openMatter("w-konate");
    await user.click(screen.getByTestId("workspace-more"));
    await user.click(await screen.findByTestId("menu-archive"));
    await user.selectOptions(await screen.findByTestId("ending-outcome"), "partly");
    expect(await barriers()).toEqual([]);
    const call = vi.spyOn(host, "call");
    expect(screen.getByTestId("archive-running")).toHaveTextContent(
      /échéances courent encore, d’abord : Recours contre l’OQTF.*Un dossier archivé ne les rappelle plus/,
    );
    expect(screen.getByTestId("archive-workspace-save")).toHaveTextContent("Archiver quand même");
    await user.click(screen.getByTestId("archive-workspace-save"));
    expect(await screen.findByTestId("ending")).toHaveTextContent("Partiellement favorable");
    const sent = call.mock.calls.find(([name]) => name === "workspaces.update")?.[1];
    expect(sent).toMatchObject({ archived: true, ending: { outcome: "partly" } });
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(screen.queryByTestId("ending")).toBeNull());
  });

  it("needs no answer: Enter archives at once", async () => {
    const { host, user } = await openMatter("w-konate");
    await user.click(screen.getByTestId("workspace-more"));
    await user.click(await screen.findByTestId("menu-archive"));
    const call = vi.spyOn(host, "call");
    await user.type(await screen.findByTestId("ending-filed-on"), "{Enter}");
    await waitFor(() => expect(screen.getByText("Archivé")).toBeVisible());
    const sent = call.mock.calls.find(([name]) => name === "workspaces.update")?.[1];
    expect(sent).not.toHaveProperty("ending");
  });

  it("refuses an end before the filing", async () => {
    const { user } = await openMatter("w-closed-OQTF-3");
    await user.click(screen.getByTestId("workspace-more"));
    await user.click(await screen.findByTestId("menu-edit"));
    const on = await screen.findByTestId("ending-on");
    await user.clear(on);
    await user.type(on, "01/01/2001");
    expect(await screen.findByRole("alert")).toHaveTextContent("La fin ne peut pas précéder le dépôt");
    expect(screen.getByTestId("edit-workspace-save")).toBeDisabled();
  });
});

describe("what closed matters say", () => {
  it("has an interval beside each figure, and leads to the matters it counts", async () => {
    const { user } = await openMatter("w-konate");
    const said = await screen.findByTestId("forecast");
    expect(said).toHaveTextContent(/50.% d’issues favorables/);
    expect(said).toHaveTextContent("intervalle 95");
    expect(said).toHaveTextContent("46 dossiers du cabinet, toutes juridictions, de 20");
    expect(said).toHaveTextContent("Des dossiers passés ne lient aucun juge");
    expect(within(said).getByTitle(/Dit par Guichet/)).toBeInTheDocument();
    await user.click(within(said).getByText(/d’issues favorables/));
    await screen.findByTestId("filter-counted");
    expect(screen.getByTestId("filter-outcome")).toHaveValue("favourable");
    await waitFor(() => expect(rows().length).toBeGreaterThan(0));
    expect(rows().every((row) => within(row).queryByText("Favorable") !== null)).toBe(true);
    await user.click(screen.getByTestId("filter-counted"));
    expect(screen.queryByTestId("filter-counted")).toBeNull();
  });

  it("says in one line when the matters are too few, and nothing of a closed one", async () => {
    await openMatter("w-hoxhaj");
    expect(await screen.findByTestId("forecast-insufficient")).toHaveTextContent(
      /Données insuffisantes.: \d+ dossiers? sur 30/,
    );
    expect(screen.queryByTestId("forecast-success")).toBeNull();
  });

  it("is no matter for a closed one", async () => {
    await openMatter("w-closed-OQTF-3");
    expect(screen.queryByTestId("forecast")).toBeNull();
  });
});

describe("the page of outcomes", () => {
  it("shows each procedure with its interval, greys what is too little, and counts as the list does", async () => {
    const { host, user } = open("1", "#/workspaces");
    await screen.findAllByTestId("workspace-row");
    await user.keyboard("o");
    const lines = await screen.findAllByTestId("outcomes-row");
    expect(lines[0]).toHaveTextContent(/50.%36.% à 64.%/);
    expect(lines.some((line) => line.dataset["few"] === "true")).toBe(true);
    expect(await barriers()).toEqual([]);
    const decided = screen.getByTestId("outcomes-OQTF-decided").textContent;
    const page = await host.call("workspaces.list", {
      procedure: "OQTF",
      counted: { sample: "decided" },
      limit: 1,
    });
    expect(String(page.total)).toBe(decided);
    await user.click(screen.getByTestId("outcomes-year"));
    await waitFor(() => expect(screen.getByTestId("outcomes-OQTF-decided").textContent).not.toBe(decided));
    await user.keyboard("{Escape}");
    await screen.findByTestId("workspaces");
  });

  it("may be read by who may not change anything", async () => {
    openAsManager("#/workspaces/outcomes");
    expect((await screen.findAllByTestId("outcomes-row")).length).toBeGreaterThan(1);
  });
});
