import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";

async function openQueue() {
  const app = open("1", "#/workspaces/w-konate");
  await app.user.click(await screen.findByTestId("status-reading"));
  await screen.findAllByTestId("queue-line");
  return app;
}

describe("the queue of documents to read", () => {
  it("lists what is read, what waits, and what could not be read with the reason", async () => {
    await openQueue();
    const lines = screen.getAllByTestId("queue-line");
    expect(lines[0]).toHaveTextContent(/preuves.*lecture 3\/12/);
    expect(lines[1]).toHaveTextContent("en attente");
    expect(lines[2]).toHaveTextContent("Ce fichier est chiffré");
    expect(lines[3]).toHaveTextContent(/acte_de_naissance.*La lecture a été arrêtée/);
  });

  it("is paused and taken up again, and the status line says which", async () => {
    const { host, user } = await openQueue();
    const call = vi.spyOn(host, "call");
    await user.click(screen.getByTestId("reading-pause"));
    expect(call).toHaveBeenCalledWith("documents.pause", { paused: true });
    expect(await screen.findByTestId("queue-paused")).toBeVisible();
    expect(screen.getByTestId("status-reading")).toHaveTextContent("Lecture en pause, 2 documents attendent");
    await user.click(screen.getByTestId("status-reading-pause"));
    await waitFor(() => expect(screen.queryByTestId("queue-paused")).not.toBeInTheDocument());
  });

  it("has a document that failed read again", async () => {
    const { host, user } = await openQueue();
    const call = vi.spyOn(host, "call");
    const damaged = screen
      .getAllByTestId("queue-line")
      .find((line) => line.textContent.includes("acte_de_naissance"));
    await user.click(within(damaged!).getByTestId("queue-again"));
    expect(call).toHaveBeenCalledWith("documents.read_again", { id: "p-naissance" });
    await waitFor(() => expect(screen.getByTestId("status-reading")).toHaveTextContent("3 documents à lire"));
  });

  it("nothing stands in the way of a screen reader", async () => {
    await openQueue();
    expect(await barriers()).toEqual([]);
  });
});
