import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import "@/test/patience";
import { open } from "@/test/open";

const files = (...names: string[]) => ({
  types: ["Files"],
  files: names.map((name) => new File(["x"], name)),
});

async function openAt(hash: string, shown: string) {
  const { host, ...app } = open("1", hash);
  await screen.findByTestId(shown);
  return { ...app, host, call: vi.spyOn(host, "call") };
}

async function drop(target: Element | Window, ...names: string[]) {
  const dataTransfer = files(...names);
  fireEvent.dragEnter(target, { dataTransfer });
  await act(async () => {
    fireEvent.drop(target, { dataTransfer });
    await Promise.resolve();
  });
}

const added = (call: { mock: { calls: unknown[][] } }, name: string) =>
  call.mock.calls.filter(([command]) => command === name).map(([, request]) => request);

describe("files that are dropped", () => {
  it("become documents of the workspace that is open, and the window says so before", async () => {
    const { call } = await openAt("#/workspaces/w-konate", "workspace");
    fireEvent.dragEnter(window, { dataTransfer: files("scan.pdf") });
    expect(screen.getByTestId("drop-overlay")).toHaveTextContent("Déposez pour ajouter au dossier 2026-0397");
    fireEvent.dragLeave(window);
    await drop(window, "scan.pdf", "photo.jpg");
    await waitFor(() =>
      expect(added(call, "documents.add")).toEqual([{ workspaceId: "w-konate", places: ["p-0", "p-1"] }]),
    );
    expect(added(call, "ingest.start")).toEqual([]);
    expect(screen.queryByTestId("drop-overlay")).not.toBeInTheDocument();
  });

  it("go the way of mail when they are mail, even on a workspace", async () => {
    const { call } = await openAt("#/workspaces/w-konate", "workspace");
    await drop(window, "lettre.EML", "scan.pdf", "boite.mbox");
    await waitFor(() => expect(added(call, "ingest.start")).toEqual([{ places: ["p-0", "p-2"] }]));
    expect(added(call, "documents.add")).toEqual([{ workspaceId: "w-konate", places: ["p-1"] }]);
  });

  it("on a line of the checklist become the document of that line", async () => {
    const { call } = await openAt("#/workspaces/w-konate", "workspace");
    const row = screen
      .getAllByTestId("checklist-item")
      .find((item) => item.textContent.includes("Demande d’aide juridictionnelle"))!;
    fireEvent.dragEnter(row, { dataTransfer: files("aj.pdf") });
    expect(row).toHaveAttribute("data-over", "true");
    expect(screen.getByTestId("drop-overlay")).toHaveTextContent("Déposez pour cocher cette ligne");
    fireEvent.dragLeave(row, { dataTransfer: files("aj.pdf") });
    await drop(row, "aj.pdf");
    await waitFor(() =>
      expect(added(call, "documents.add")).toEqual([
        { workspaceId: "w-konate", places: ["p-0"], itemId: "w-konate/5" },
      ]),
    );
    expect(row).toHaveAttribute("data-over", "false");
  });

  it("on a document go to its workspace", async () => {
    const { call } = await openAt("#/documents/p-arrete", "document-page");
    await drop(window, "suite.pdf");
    await waitFor(() =>
      expect(added(call, "documents.add")).toEqual([{ workspaceId: "w-konate", places: ["p-0"] }]),
    );
  });

  it("are mail for the firm again once the workspace is left, and papers ask whose they are", async () => {
    const { call, user } = await openAt("#/workspaces/w-konate", "workspace");
    await user.keyboard("gt");
    await screen.findByTestId("today");
    await drop(window, "scan.pdf", "boite.mbox", "Maildir");
    await waitFor(() => expect(added(call, "ingest.start")).toEqual([{ places: ["p-1", "p-2"] }]));
    expect(added(call, "documents.add")).toEqual([]);
    expect(await screen.findByTestId("papers-dialog")).toHaveTextContent("Un document à ranger");
    const [first] = await screen.findAllByTestId("pick-option");
    await user.click(first!);
    await waitFor(() =>
      expect(added(call, "documents.add")).toEqual([{ workspaceId: "w-konate", places: ["p-0"] }]),
    );
    await screen.findByTestId("workspace");
  });
});
