import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";
import { openAsManager } from "@/test/openAsManager";

async function openWorkspace(id = "w-konate") {
  const app = open("1", `#/workspaces/${id}`);
  await screen.findByTestId("workspace");
  return app;
}

const tasks = () => screen.getAllByTestId("task");
const called = (host: Awaited<ReturnType<typeof openWorkspace>>["host"]) => vi.spyOn(host, "call");

describe("the tasks of a workspace", () => {
  it("n goes to the field, Enter adds, and the field waits for the next one", async () => {
    const { host, user } = await openWorkspace();
    const call = called(host);
    await user.keyboard("n");
    expect(screen.getByTestId("add-task")).toHaveFocus();
    await user.keyboard("Appeler le greffe");
    await user.type(screen.getByTestId("add-task-due"), "24/12/2099{Enter}");
    await waitFor(() =>
      expect(call).toHaveBeenCalledWith("tasks.save", {
        workspaceId: "w-konate",
        label: "Appeler le greffe",
        dueOn: "2099-12-24",
      }),
    );
    await waitFor(() => expect(tasks()).toHaveLength(3));
    expect(screen.getByTestId("add-task")).toHaveFocus();
    expect(screen.getByTestId("add-task")).toHaveValue("");
    expect(screen.getByTestId("timeline")).toHaveTextContent("Tâche ajoutée : Appeler le greffe");
  });

  it("a day that is not understood is not taken for no day", async () => {
    const { host, user } = await openWorkspace();
    const call = called(host);
    await user.type(screen.getByTestId("add-task"), "Appeler le greffe");
    await user.type(screen.getByTestId("add-task-due"), "un de ces jours{Enter}");
    expect(screen.getByTestId("add-task-save")).toBeDisabled();
    expect(call).not.toHaveBeenCalledWith("tasks.save", expect.anything());
    // Without words there is no day to put right: what comes next is not held by it.
    await user.clear(screen.getByTestId("add-task"));
    await user.type(screen.getByTestId("add-task"), "Appeler le client");
    expect(screen.getByTestId("add-task-due")).toHaveValue("");
    expect(screen.getByTestId("add-task-save")).toBeEnabled();
  });

  it("an impossible day holds the button of a line's plan", async () => {
    const { host, user } = await openWorkspace();
    const call = called(host);
    await user.click(within(tasks()[0]!).getByTestId("plan"));
    const day = await screen.findByTestId("plan-due");
    await user.clear(day);
    await user.type(day, "31/02/2099{Enter}");
    expect(screen.getByTestId("plan-save")).toBeDisabled();
    expect(call).not.toHaveBeenCalledWith("tasks.save", expect.anything());
    await user.clear(day);
    await user.type(day, "28/02/2099");
    expect(screen.getByTestId("plan-save")).toBeEnabled();
  });

  it("say by a word that one is late, and come back when a tick was a mistake", async () => {
    const { user } = await openWorkspace();
    expect(tasks()[0]).toHaveTextContent("1 jour de retard");
    expect(screen.getByTestId("tasks")).toHaveTextContent("1 en retard");
    await user.click(within(tasks()[0]!).getByTestId("task-tick"));
    await waitFor(() => expect(tasks()).toHaveLength(1));
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(tasks()).toHaveLength(2));
  });

  it("one that was removed comes back with its day and its person, done or not", async () => {
    const { host, user } = await openWorkspace();
    await user.click(within(tasks()[0]!).getByTestId("plan"));
    await user.click(await screen.findByTestId("task-remove"));
    await waitFor(() => expect(tasks()).toHaveLength(1));
    const call = called(host);
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(tasks()).toHaveLength(2));
    expect(call).toHaveBeenCalledWith(
      "tasks.save",
      expect.objectContaining({ id: "tk-1", ownerId: "u-1", dueOn: expect.stringMatching(/^\d{4}-/) }),
    );
    expect(tasks()[0]).toHaveTextContent("1 jour de retard");
  });
});

describe("the notes of a workspace", () => {
  it("are kept by Ctrl+Enter, changed and taken away, each with a way back", async () => {
    const { user } = await openWorkspace();
    await user.type(screen.getByTestId("note-text"), "Le client préfère être appelé le soir.");
    await user.keyboard("{Control>}{Enter}{/Control}");
    const first = () => screen.getAllByTestId("note")[0]!;
    await waitFor(() => expect(first()).toHaveTextContent(/le soir\..*Me Ibrahima Dieng/));
    expect(screen.getByTestId("note-text")).toHaveValue("");
    await user.click(within(first()).getByTestId("note-edit"));
    await user.type(within(first()).getByTestId("note-text"), " Pas le vendredi.{Escape}");
    // Escape leaves, and what was typed is one click away.
    await user.click(await screen.findByTestId("toast-undo"));
    expect(await within(first()).findByTestId("note-text")).toHaveValue(
      "Le client préfère être appelé le soir. Pas le vendredi.",
    );
    await user.click(within(first()).getByTestId("note-save"));
    await waitFor(() => expect(first()).toHaveTextContent(/Pas le vendredi\..*modifiée/));
    await user.click(within(first()).getByTestId("note-remove"));
    await waitFor(() => expect(first()).not.toHaveTextContent("vendredi"));
    const undo = await screen.findAllByTestId("toast-undo");
    await user.click(undo[undo.length - 1]!);
    await waitFor(() => expect(first()).toHaveTextContent("vendredi"));
  });
});

describe("a note that is too long", () => {
  it("is kept as it was pasted, with by how much, and held until it is shorter", async () => {
    const { user } = await openWorkspace();
    const field = screen.getByTestId("note-text");
    await user.click(field);
    await user.paste(`${"a".repeat(20_000)}FIN`);
    expect(field).toHaveValue(`${"a".repeat(20_000)}FIN`);
    expect(await screen.findByTestId("note-too-long")).toHaveTextContent("3 caractères de trop");
    expect(screen.getByTestId("note-save")).toBeDisabled();
    await user.type(field, "{Backspace}{Backspace}{Backspace}");
    await waitFor(() => expect(screen.getByTestId("note-save")).toBeEnabled());
    expect(screen.queryByTestId("note-too-long")).toBeNull();
  });
});

describe("the people of a workspace", () => {
  it("are found among the contacts, or written as new", async () => {
    const { host, user } = await openWorkspace();
    const call = called(host);
    await user.click(screen.getByTestId("add-person"));
    await user.type(await screen.findByTestId("person-name"), "Consulat du Mali");
    await user.selectOptions(screen.getByTestId("person-part"), "authority");
    await user.click(screen.getByTestId("add-person-dialog-save"));
    await waitFor(() =>
      expect(call).toHaveBeenCalledWith("people.set", {
        workspaceId: "w-konate",
        part: "authority",
        name: "Consulat du Mali",
      }),
    );
    await waitFor(() => expect(screen.getByTestId("people")).toHaveTextContent("Consulat du Mali"));
  });

  it("who is unknown but for a number gets a name, and the number reaches them", async () => {
    const { host, user } = await openWorkspace();
    const call = called(host);
    await user.click(screen.getByTestId("add-person"));
    await user.type(await screen.findByTestId("person-name"), "01 99 00 31 12");
    expect(screen.getByTestId("add-person-dialog-save")).toBeDisabled();
    await user.type(await screen.findByTestId("person-name-other"), "Awa Sow");
    await user.click(screen.getByTestId("add-person-dialog-save"));
    await waitFor(() =>
      expect(call).toHaveBeenCalledWith("people.set", {
        workspaceId: "w-konate",
        part: "family",
        name: "Awa Sow",
        point: "01 99 00 31 12",
      }),
    );
  });

  it("become something else and leave, and an undo gives them back what they were", async () => {
    const { user } = await openWorkspace();
    const mariam = () =>
      screen.getAllByTestId("person").find((row) => row.textContent.includes("Mariam Konaté"));
    expect(mariam()).toHaveTextContent("Famille");
    await user.click(within(mariam()!).getByTestId("person-menu"));
    await user.click(await screen.findByTestId("menu-part-opposing"));
    await waitFor(() => expect(mariam()).toHaveTextContent("Partie adverse"));
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(mariam()).toHaveTextContent("Famille"));
    await user.click(within(mariam()!).getByTestId("person-menu"));
    await user.click(await screen.findByTestId("menu-person-remove"));
    await waitFor(() => expect(mariam()).toBeUndefined());
  });
});

it("a line of the checklist that not every matter needs says in which case", async () => {
  await openWorkspace("w-cherkaoui");
  const rows = screen.getAllByTestId("checklist-item").filter((row) => row.dataset.done === "false");
  const words = (row: HTMLElement) => row.textContent;
  expect(rows.map(words).filter((text) => /Cas\s: Situation familiale/.test(text))).not.toEqual([]);
  const needed = rows.filter((row) => row.querySelector("strong") !== null);
  expect(needed.map(words).filter((text) => /Cas\s:/.test(text))).toEqual([]);
});

it("a line of the checklist says who sees to it and by when, and tells a screen reader that it is required", async () => {
  const { host, user } = await openWorkspace();
  const call = called(host);
  const line = () =>
    screen.getAllByTestId("checklist-item").find((row) => row.textContent.startsWith("Demande d’aide"))!;
  expect(line()).toHaveTextContent(/indispensable.*demain/);
  await user.click(within(line()).getByTestId("plan"));
  await user.selectOptions(
    screen.getByTestId("plan-owner"),
    await within(screen.getByTestId("plan-owner")).findByText("Yanis Ferrand"),
  );
  await user.clear(screen.getByTestId("plan-due"));
  await user.click(screen.getByTestId("plan-save"));
  await waitFor(() =>
    expect(call).toHaveBeenCalledWith("workspaces.plan_item", { id: "w-konate/5", ownerId: "u-3" }),
  );
  await waitFor(() => expect(within(line()).getByTestId("plan-words")).not.toHaveTextContent("demain"));
});

it("who may only read is offered nothing to change", async () => {
  openAsManager("#/workspaces/w-konate");
  await screen.findByTestId("workspace");
  for (const control of ["add-task", "note-text", "add-person", "person-menu", "plan", "note-edit"])
    expect(screen.queryByTestId(control)).toBeNull();
  expect(tasks()[0]).toHaveTextContent("1 jour de retard");
});

it("two workspaces become one, and the one that went says where and can be taken apart", async () => {
  const { user } = await openWorkspace();
  await user.click(screen.getByTestId("workspace-more"));
  await user.click(await screen.findByTestId("menu-merge"));
  await user.type(await screen.findByTestId("pick-search"), "0412");
  await waitFor(() => expect(screen.getAllByTestId("pick-option")).toHaveLength(1));
  await user.click(screen.getByTestId("pick-option"));
  expect(await screen.findByTestId("merge-ends")).toHaveTextContent("2026-0412");
  expect(screen.getByTestId("merge-moves")).toHaveTextContent(
    /1 échéance, 2 documents, 1 message et 2 personnes/,
  );
  expect(screen.getByTestId("merge-differs")).toHaveTextContent("Réda Cherkaoui");
  await user.click(screen.getByTestId("merge-turn"));
  expect(await screen.findByTestId("merge-ends")).toHaveTextContent("2026-0397");
  await user.click(screen.getByTestId("merge-dialog-save"));
  await waitFor(() => expect(location.hash).toBe("#/workspaces/w-cherkaoui"));
  await waitFor(() => expect(screen.getByTestId("checklist")).toHaveTextContent("5 sur 10"));
  await user.click(screen.getByTestId("workspace-more"));
  await user.click(await screen.findByRole("menuitem", { name: "Séparer 2026-0397" }));
  await waitFor(() => expect(screen.getByTestId("checklist")).toHaveTextContent("0 sur 3"));
  await user.click(await screen.findByTestId("toast-undo"));
  await waitFor(() => expect(screen.getByTestId("checklist")).toHaveTextContent("5 sur 10"));
  location.hash = "#/workspaces/w-konate";
  expect(await screen.findByTestId("merged-note")).toHaveTextContent("2026-0412");
  expect(screen.queryByTestId("compute-deadline")).toBeNull();
  expect(await barriers()).toEqual([]);
  await user.click(screen.getByTestId("unmerge"));
  await waitFor(() => expect(screen.getByTestId("checklist")).toHaveTextContent("5 sur 7"));
});
