import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, onTestFinished, vi } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";

async function openWorkspace(id: string) {
  const app = open("1", `#/workspaces/${id}`);
  await screen.findByTestId("workspace");
  return app;
}

describe("a workspace", () => {
  it("shows what is left until the prudent date, with the computation open beside it", async () => {
    const { user } = await openWorkspace("w-konate");
    expect(screen.getByTestId("big-countdown")).toHaveTextContent(/^13.h.4\d$/);
    expect(within(screen.getByTestId("brief")).getAllByRole("listitem")).toHaveLength(4);
    expect(screen.getByTestId("how-computed")).not.toHaveTextContent("art. R. 776-2 CJA");
    await user.click(screen.getByTestId("every-step"));
    expect(screen.getByTestId("how-computed")).toHaveTextContent("art. R. 776-2 CJA");
    expect(screen.getByTestId("how-computed")).toHaveTextContent(
      "Vérifiez la date et l’heure de notification",
    );
  });

  it("a prudent date that passed is no lost appeal while another reading of the law holds", async () => {
    vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    await openWorkspace("w-konate");
    expect(screen.queryByTestId("still-open")).toBeNull();
    act(() => void vi.advanceTimersByTime(14 * 3_600_000));
    expect(await screen.findByText(/^retard/)).toBeVisible();
    expect(screen.getByTestId("still-open")).toHaveTextContent(
      /date légale n’est pas passée : encore possible/,
    );
  });

  it("a proposed date is dashed until a person confirms it, and the decision can be taken back", async () => {
    const { user } = await openWorkspace("w-cherkaoui");
    expect(screen.getByText(/Proposée par la machine/)).toBeVisible();
    expect(screen.getByTestId("open-doubts")).toBeVisible();
    await user.keyboard("d");
    await screen.findByText(/D de nouveau pour confirmer/);
    await user.keyboard("d");
    expect(await screen.findByText(/Confirmée par/)).toBeVisible();
    await user.click(await screen.findByTestId("toast-undo"));
    expect(await screen.findByTestId("confirm-deadline")).toBeVisible();
  });

  it("a tick counts at once and can be undone", async () => {
    const { user } = await openWorkspace("w-konate");
    const list = screen.getByTestId("checklist");
    expect(list).toHaveTextContent("5 sur 7");
    await user.click(within(list).getByRole("checkbox", { name: "Requête signée" }));
    await waitFor(() => expect(list).toHaveTextContent("6 sur 7"));
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(list).toHaveTextContent("5 sur 7"));
  });

  it("without a deadline says so and never guesses one", async () => {
    const { user } = await openWorkspace("w-hoxhaj");
    expect(screen.getByTestId("no-deadline")).toHaveTextContent("Guichet ne devine pas une échéance");
    await user.keyboard("c");
    expect(await screen.findByTestId("propose-deadline")).toBeDisabled();
  });

  it("a date entered by hand becomes the date to keep", async () => {
    const { user } = await openWorkspace("w-hoxhaj");
    await user.click(screen.getByTestId("enter-deadline"));
    await user.type(await screen.findByTestId("enter-title"), "Mémoire en réplique");
    await user.type(screen.getByTestId("due-day"), "2099-12-04");
    await user.click(screen.getByTestId("deadline-entry-save"));
    expect(await screen.findByTestId("safe-date")).toHaveTextContent(/2099/);
  });

  it("nothing stands in the way of a screen reader", async () => {
    await openWorkspace("w-konate");
    expect(await barriers()).toEqual([]);
  });
});

it("a workspace that is gone leads back to the others instead of asking again", async () => {
  const { user } = open("1", "#/workspaces/nowhere");
  await user.click(await screen.findByTestId("failed-leave"));
  await waitFor(() => expect(location.hash).toBe("#/workspaces"));
});

it("the list has the most urgent first and opens by the keyboard", async () => {
  const { user } = open("1", "#/workspaces");
  const rows = await screen.findAllByTestId("workspace-row");
  expect(rows[0]).toHaveTextContent("Idrissa Konaté");
  await user.keyboard("j{Enter}");
  await waitFor(() => expect(location.hash).toBe("#/workspaces/w-konate"));
});
