import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import "@/test/patience";
import { open } from "@/test/open";
import { openAsManager } from "@/test/openAsManager";

async function openWorkspace(id = "w-konate") {
  const app = open("1", `#/workspaces/${id}`);
  await screen.findByTestId("workspace");
  return app;
}

const line = (name: string) =>
  screen.getAllByTestId("document").find((row) => row.textContent.includes(name))!;

async function choose(user: Awaited<ReturnType<typeof openWorkspace>>["user"], name: string, item: string) {
  await user.click(within(line(name)).getByTestId("document-menu"));
  await user.click(await screen.findByTestId(`menu-${item}`));
}

describe("the documents of a workspace", () => {
  it("say how far they were read, which version they are and what they prove", async () => {
    const { user } = await openWorkspace();
    expect(line("requete_konate")).toHaveTextContent(/2 p\., lu.*version 5 · pièce : Requête signée/);
    expect(line("preuves_de_presence")).toHaveTextContent("lecture 3/12");
    expect(line("attestation_hebergement")).toHaveTextContent("illisible, p. 2");
    expect(line("dossier_administratif")).toHaveTextContent("en attente");
    await user.click(screen.getByTestId("documents-all"));
    expect(line("jugement_tj")).toHaveTextContent(/chiffré.*Demander une version sans mot de passe/);
  });

  it("are added by pointing at files", async () => {
    const { host, user } = await openWorkspace();
    const call = vi.spyOn(host, "call");
    await user.click(screen.getByTestId("add-documents"));
    await waitFor(() =>
      expect(call).toHaveBeenCalledWith("documents.add", { workspaceId: "w-konate", places: ["p-1"] }),
    );
  });

  it("get a new version from one file", async () => {
    const { host, user } = await openWorkspace();
    const call = vi.spyOn(host, "call");
    await choose(user, "arrete_prefectoral", "document-version");
    await waitFor(() =>
      expect(call).toHaveBeenCalledWith("documents.add", {
        workspaceId: "w-konate",
        places: ["p-1"],
        documentId: "p-arrete",
      }),
    );
  });

  it("are linked to the checklist, which ticks the line and shows them there", async () => {
    const { user } = await openWorkspace();
    await choose(user, "proces_verbal", "document-link");
    await user.selectOptions(await screen.findByTestId("link-item"), "Demande d’aide juridictionnelle");
    await user.click(screen.getByTestId("link-document-save"));
    await waitFor(() => expect(screen.getByTestId("checklist")).toHaveTextContent("6 sur 7"));
    const item = screen
      .getAllByTestId("checklist-item")
      .find((row) => row.textContent.includes("aide juridictionnelle"));
    expect(within(item!).getByTestId("checklist-document")).toHaveTextContent("2 p., lu");
  });

  it("are renamed", async () => {
    const { user } = await openWorkspace();
    await choose(user, "proces_verbal", "document-rename");
    const field = await screen.findByTestId("document-name");
    await user.clear(field);
    await user.type(field, "PV du 14 novembre.pdf{Enter}");
    await waitFor(() => expect(line("PV du 14 novembre.pdf")).toBeInTheDocument());
  });

  it("are taken out, and put back by one click", async () => {
    const { user } = await openWorkspace();
    await choose(user, "proces_verbal", "document-remove");
    await waitFor(() => expect(line("proces_verbal")).toBeUndefined());
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(line("proces_verbal")).toBeInTheDocument());
  });

  it("that a mail brought keep their name and their place", async () => {
    const { user } = await openWorkspace("w-cherkaoui");
    await user.click(screen.getAllByTestId("document-menu")[0]!);
    expect(await screen.findByTestId("menu-document-save")).toBeVisible();
    expect(screen.queryByTestId("menu-document-remove")).not.toBeInTheDocument();
    expect(screen.queryByTestId("menu-document-rename")).not.toBeInTheDocument();
  });

  it("are only read by who may not work on them", async () => {
    const { user } = openAsManager("#/workspaces/w-konate");
    await screen.findByTestId("workspace");
    expect(screen.queryByTestId("add-documents")).not.toBeInTheDocument();
    await user.click(screen.getAllByTestId("document-menu")[0]!);
    expect(await screen.findByTestId("menu-document-open")).toBeVisible();
    expect(screen.queryByTestId("menu-document-remove")).not.toBeInTheDocument();
  });
});
