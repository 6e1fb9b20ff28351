import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";
import { openAsManager } from "@/test/openAsManager";

const rows = () => screen.getAllByTestId("workspace-row");

async function openList() {
  const app = open("1", "#/workspaces");
  await screen.findAllByTestId("workspace-row");
  return app;
}

describe("several workspaces", () => {
  it("chosen by their boxes are archived at once, and come back by one click", async () => {
    const { user } = await openList();
    const before = rows().length;
    await user.click(within(rows()[1]!).getByTestId("workspace-choose"));
    await user.click(within(rows()[3]!).getByTestId("workspace-choose"));
    expect(screen.getByTestId("bulk-bar")).toHaveTextContent("2 dossiers choisis");
    expect(location.hash).toBe("#/workspaces");
    expect(await barriers()).toEqual([]);
    await user.keyboard("e");
    await waitFor(() => expect(rows()).toHaveLength(before - 2));
    expect(screen.queryByTestId("bulk-bar")).toBeNull();
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(rows()).toHaveLength(before));
  });

  it("are handed over, and given back to whoever had each of them", async () => {
    const { host, user } = await openList();
    await user.click(within(rows()[0]!).getByTestId("workspace-choose"));
    await user.click(within(rows()[1]!).getByTestId("workspace-choose"));
    await user.keyboard("a");
    await user.click(await screen.findByText("Yanis Ferrand"));
    await waitFor(() => expect(within(rows()[0]!).getByLabelText("Yanis Ferrand")).toBeVisible());
    const call = vi.spyOn(host, "call");
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(within(rows()[0]!).getByLabelText("Me Ibrahima Dieng")).toBeVisible());
    expect(call).toHaveBeenCalledWith("workspaces.change", { ids: ["w-konate"], responsibleId: "u-1" });
    expect(call).toHaveBeenCalledWith("workspaces.change", { ids: ["w-cherkaoui"], responsibleId: "" });
  });

  it("are let go by Escape and by another filter: what is out of sight is not changed", async () => {
    const { user } = await openList();
    await user.click(within(rows()[0]!).getByTestId("workspace-choose"));
    await user.keyboard("{Escape}");
    expect(screen.queryByTestId("bulk-bar")).toBeNull();
    await user.click(within(rows()[0]!).getByTestId("workspace-choose"));
    await user.selectOptions(screen.getByTestId("filter-urgency"), "moyen");
    expect(screen.queryByTestId("bulk-bar")).toBeNull();
  });

  it("cannot be chosen by who may only read", async () => {
    openAsManager("#/workspaces");
    await screen.findAllByTestId("workspace-row");
    expect(screen.queryByTestId("workspace-choose")).toBeNull();
  });
});

it("a filter is kept on this computer without the words that were searched", async () => {
  const { user } = await openList();
  const all = rows().length;
  await user.selectOptions(screen.getByTestId("filter-urgency"), "moyen");
  await waitFor(() => expect(rows().length).toBeLessThan(all));
  const urgent = rows().length;
  await user.type(screen.getByTestId("workspaces-search"), "Gelashvili");
  await user.click(screen.getByTestId("saved-filters"));
  await user.click(await screen.findByTestId("menu-filter-save"));
  expect(JSON.stringify({ ...localStorage })).toContain("moyen");
  expect(JSON.stringify({ ...localStorage })).not.toContain("Gelashvili");
  await user.clear(screen.getByTestId("workspaces-search"));
  await user.selectOptions(screen.getByTestId("filter-urgency"), "");
  await waitFor(() => expect(rows()).toHaveLength(all));
  await user.click(screen.getByTestId("saved-filters"));
  await user.click(await screen.findByText("Ouverts, urgence moyenne"));
  await waitFor(() => expect(rows()).toHaveLength(urgent));
});

describe("a workspace opened by hand", () => {
  it("is for whoever has the address, and for nobody in particular until a procedure is chosen", async () => {
    const { host, user } = await openList();
    const call = vi.spyOn(host, "call");
    const known = (await host.call("contacts.list", { limit: 200 })).items[0]!;
    await user.keyboard("n");
    await user.type(await screen.findByTestId("create-client"), known.points[0]!);
    await waitFor(() => expect(screen.getByRole("radio", { name: known.name })).toBeChecked());
    expect(screen.getByTestId("create-workspace-save")).toBeDisabled();
    await user.selectOptions(screen.getByTestId("procedure"), "ASILE");
    await user.click(screen.getByTestId("create-workspace-save"));
    await waitFor(() =>
      expect(call).toHaveBeenCalledWith("workspaces.create", { procedure: "ASILE", contactId: known.id }),
    );
  });

  it("of a name that is nearly a known one offers that one beside a new person", async () => {
    const { host, user } = await openList();
    const known = (await host.call("contacts.list", { limit: 200 })).items[0]!;
    await user.keyboard("n");
    await user.type(await screen.findByTestId("create-client"), `${known.name.slice(0, 4)}zz`);
    expect(await screen.findByRole("radio", { name: known.name })).not.toBeChecked();
    expect(screen.getByRole("radio", { name: /^Nouvelle personne/ })).toBeChecked();
  });
});
