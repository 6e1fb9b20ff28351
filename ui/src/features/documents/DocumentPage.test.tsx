import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";

async function openDocument(id: string, more = "") {
  const app = open("1", `#/documents/${id}${more}`);
  await screen.findByTestId("document-page");
  return app;
}

/** Pictures do not load by themselves here. */
async function showPicture() {
  const picture = await screen.findByRole("img", { name: /Image de la page/ });
  fireEvent.load(picture);
  return picture;
}

const number = () => screen.getByTestId("page-number");

describe("a document", () => {
  it("turns its pages by the keyboard, and the address follows", async () => {
    const { user } = await openDocument("p-arrete");
    expect(number()).toHaveTextContent("Page 1 sur 4");
    await user.keyboard("{ArrowRight}");
    await waitFor(() => expect(number()).toHaveTextContent("Page 2 sur 4"));
    await user.keyboard("{PageDown}{End}");
    await waitFor(() => expect(number()).toHaveTextContent("Page 4 sur 4"));
    await user.keyboard("{ArrowRight}");
    expect(location.hash).toBe("#/documents/p-arrete?page=4");
    await user.keyboard("{PageUp}{Home}{ArrowLeft}");
    await waitFor(() => expect(number()).toHaveTextContent("Page 1 sur 4"));
  });

  it("opens on the page that one came for, with the words marked on the picture", async () => {
    await openDocument("p-arrete", "?page=4&q=notifi%C3%A9");
    expect(number()).toHaveTextContent("Page 4 sur 4");
    await showPicture();
    const [box] = await screen.findAllByTestId("word-box");
    expect(box).toHaveStyle({ insetInlineStart: "11%" });
    expect(screen.getByTestId("document-find")).toHaveValue("notifié");
  });

  it("t shows the text, b both, and the size of the picture has keys too", async () => {
    const { user } = await openDocument("p-arrete");
    const wide = (await screen.findByTestId("page-picture")).style.inlineSize;
    await user.keyboard("+");
    await waitFor(() => expect(screen.getByTestId("page-picture").style.inlineSize).not.toBe(wide));
    await user.keyboard("0t");
    expect(await screen.findByTestId("page-text")).toHaveTextContent("PRÉFECTURE DU NORD");
    expect(screen.queryByTestId("page-picture")).not.toBeInTheDocument();
    await user.keyboard("b");
    expect(await screen.findByTestId("page-picture")).toBeVisible();
    expect(screen.getByTestId("page-text")).toBeVisible();
    await user.keyboard("b");
    await waitFor(() => expect(screen.queryByTestId("page-text")).not.toBeInTheDocument());
  });

  it("f looks for words, Enter goes to the next page that has them all", async () => {
    const { user } = await openDocument("p-arrete");
    await user.keyboard("f");
    expect(screen.getByTestId("document-find")).toHaveFocus();
    await user.type(screen.getByTestId("document-find"), "tribunal administratif{Enter}");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(number()).toHaveTextContent("Page 4 sur 4"));
    await user.clear(screen.getByTestId("document-find"));
    await user.type(screen.getByTestId("document-find"), "Toulouse{Enter}");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.getByTestId("find-said")).toHaveTextContent("Aucune page"));
  });

  it("a fact leads to the words it was found in", async () => {
    const { user } = await openDocument("p-arrete");
    const [, notification] = screen.getAllByTestId("fact");
    expect(notification).toHaveTextContent("Notification");
    await user.click(notification!);
    await waitFor(() => expect(number()).toHaveTextContent("Page 4 sur 4"));
    await user.keyboard("t");
    const marked = await waitFor(() => {
      const mark = screen.getByTestId("page-text").querySelector("mark");
      expect(mark).not.toBeNull();
      return mark;
    });
    expect(marked).toHaveTextContent("Notifié le 14 novembre 2026 à 16 heures 40");
    await user.keyboard("t");
  });

  it("a deadline that follows from it has its passage beside it and is confirmed by d", async () => {
    const { user } = await openDocument("p-arrete");
    expect(screen.getByTestId("deadline-passage")).toHaveTextContent("assigné à résidence");
    await user.keyboard("d");
    await screen.findByText(/D de nouveau pour confirmer/);
    await user.keyboard("d");
    await waitFor(() => expect(screen.queryByTestId("confirm-deadline")).not.toBeInTheDocument());
    expect(within(screen.getByTestId("document-facts")).getByText(/Confirmée par/)).toBeVisible();
  });

  it("an old version is looked at, and comes back only after a yes", async () => {
    const { host, user } = await openDocument("p-requete");
    const call = vi.spyOn(host, "call");
    expect(screen.getByTestId("intact")).toHaveTextContent("Intact, vérifié à l’ouverture");
    expect(screen.getAllByTestId("version")).toHaveLength(5);
    await user.click(screen.getAllByTestId("show-version").at(-1)!);
    expect(await screen.findByTestId("old-version")).toHaveTextContent("Vous voyez la version 1");
    await user.click(screen.getAllByTestId("version-restore").at(-1)!);
    expect(await screen.findByTestId("restore-version")).toHaveTextContent("sous le numéro 6");
    expect(call).not.toHaveBeenCalledWith("documents.restore", expect.anything());
    await user.click(screen.getByTestId("restore-version-save"));
    await waitFor(() => expect(screen.getAllByTestId("version")).toHaveLength(6));
    expect(call).toHaveBeenCalledWith("documents.restore", { id: "p-requete", version: 1 });
    expect(screen.getAllByTestId("version")[0]).toHaveTextContent(/Version 6.*reprend la version 1/);
  });

  it("says how far Guichet is, and goes on when the office does", async () => {
    const { host } = await openDocument("p-preuves", "?page=5");
    expect(screen.getByTestId("reading-note")).toHaveTextContent("Guichet lit ce document : page 3 sur 12");
    expect(screen.getByTestId("page-source")).toHaveTextContent("Pas encore lue");
    const call = host.call.bind(host);
    host.call = (async (name: never, request: never) => {
      const reply = (await call(name, request)) as { document?: { reading: { read: number } } };
      if (name === "documents.open" && reply.document !== undefined) reply.document.reading.read = 7;
      return reply;
    }) as typeof host.call;
    await act(async () => {
      await host.call("documents.rename", { id: "p-requete", filename: "autre.docx" });
    });
    await waitFor(() => expect(screen.getByTestId("reading-note")).toHaveTextContent("page 7 sur 12"));
  });

  it("an encrypted file says what to ask for, and shows no page that it does not have", async () => {
    await openDocument("p-jugement");
    expect(screen.getByTestId("reading-failed")).toHaveTextContent("demandez une version sans mot de passe");
    expect(screen.getByTestId("no-pages")).toHaveTextContent("Le fichier est gardé tel quel");
    expect(screen.queryByTestId("page-list")).not.toBeInTheDocument();
  });

  it("a page that cannot be read says so where the text would be", async () => {
    const { user } = await openDocument("p-hebergement", "?page=2");
    expect(screen.getByTestId("page-source")).toHaveTextContent("Illisible");
    expect(screen.getByTestId("unreadable-note")).toHaveTextContent("demandez un scan plus net");
    await user.keyboard("t");
    expect(await screen.findByTestId("no-text")).toHaveTextContent("Rien n’a pu être lu sur cette page");
    await user.keyboard("t");
  });

  it("a picture that does not come leads to the text", async () => {
    const { user } = await openDocument("p-arrete");
    fireEvent.error(await screen.findByRole("img", { name: /Image de la page/ }));
    expect(await screen.findByTestId("picture-failed")).toHaveTextContent("Le fichier est intact");
    await user.click(screen.getByRole("button", { name: "Afficher le texte" }));
    expect(await screen.findByTestId("page-text")).toBeVisible();
    await user.keyboard("t");
  });

  it("of three thousand pages only those in sight exist", async () => {
    await openDocument("p-dossier");
    expect(number()).toHaveTextContent(/sur 3.000/);
    expect(screen.getAllByTestId("page-thumb").length).toBeLessThan(40);
  });

  it("Escape leads back to the workspace", async () => {
    const { user } = open("1", "#/workspaces/w-konate");
    await user.click((await screen.findAllByTestId("document-open"))[0]!);
    await screen.findByTestId("document-page");
    await user.keyboard("{Escape}");
    expect(await screen.findByTestId("workspace")).toBeVisible();
  });

  it("a document that is gone leads away instead of asking again", async () => {
    const { user } = open("1", "#/documents/nowhere");
    await user.click(await screen.findByTestId("failed-leave"));
    await waitFor(() => expect(location.hash).not.toContain("nowhere"));
  });

  it("nothing stands in the way of a screen reader", async () => {
    await openDocument("p-arrete");
    await showPicture();
    expect(await barriers()).toEqual([]);
  });
});
