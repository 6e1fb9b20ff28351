import { screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";

import { barriers, open } from "@/test/open";
import "@/test/patience";

const nadia = "c-n.cherkaoui@example.org";
const watched = () => open("1", `#/contacts/${nadia}`, (fake) => void vi.spyOn(fake, "call"));

it("a person is erased only after what goes is shown and the name is typed", async () => {
  const { user, host } = watched();
  await user.click(await screen.findByTestId("person-data"));
  await user.click(await screen.findByTestId("menu-erase-person"));
  // What goes is looked up first: the dialog that says so takes the place of the one that waits.
  expect(await screen.findByTestId("erase-goes")).toHaveTextContent("1 message");
  const dialog = screen.getByTestId("erase-dialog");
  expect(within(dialog).getByTestId("erase-kept")).toHaveTextContent("partagé avec un autre client");
  expect(within(dialog).getByTestId("erase-backups")).toHaveTextContent("jusqu’à ce que vous supprimiez");
  expect(await barriers()).toEqual([]);
  const verb = within(dialog).getByTestId("erase-dialog-save");
  expect(verb).toBeDisabled();
  await user.type(within(dialog).getByTestId("erase-name"), "Nadia");
  expect(verb).toBeDisabled();
  await user.type(within(dialog).getByTestId("erase-name"), " cherkaoui{Enter}");
  expect(await screen.findByTestId("erase-done")).toHaveTextContent("Ce qui a disparu");
  expect(host.call).toHaveBeenCalledWith("rights.erase", { contactId: nadia, name: "Nadia cherkaoui" });
  await user.click(screen.getByTestId("erase-leave"));
  await waitFor(() => expect(location.hash).toBe("#/contacts"));
});

it("a running deadline is the reason why nothing can be erased yet", async () => {
  const { user } = open("1", `#/contacts/${nadia}`, (fake) => {
    const call = fake.call.bind(fake);
    fake.call = (async (name: string, request: never) => {
      const answer = await call(name as never, request);
      const running = [{ id: "w-1", reference: "2026-0007", title: "Recours" }];
      return name === "rights.preview_erasure" ? { ...(answer as object), running } : answer;
    }) as typeof fake.call;
  });
  await user.click(await screen.findByTestId("person-data"));
  await user.click(await screen.findByTestId("menu-erase-person"));
  expect(await screen.findByTestId("erase-running")).toHaveTextContent("2026-0007");
  expect(screen.queryByTestId("erase-name")).not.toBeInTheDocument();
  expect(screen.getByTestId("erase-dialog-save")).toBeDisabled();
});

it("everything about a person is written where somebody says", async () => {
  const { user, host } = watched();
  await user.click(await screen.findByTestId("person-data"));
  await user.click(await screen.findByTestId("menu-export-person"));
  await waitFor(() =>
    expect(host.call).toHaveBeenCalledWith("rights.export", { contactId: nadia, place: "p-1" }),
  );
});

it("a consent is noted, then its withdrawal as a line of its own", async () => {
  const { user } = watched();
  expect(await screen.findByText("Aucun consentement noté.")).toBeInTheDocument();
  await user.click(screen.getByTestId("consent-add"));
  await user.type(await screen.findByTestId("consent-purpose"), "Confier le dossier à un confrère");
  await user.type(screen.getByTestId("consent-evidence"), "Lettre signée");
  await user.click(screen.getByTestId("consent-dialog-save"));
  expect(await screen.findByTestId("consent")).toHaveTextContent("Donné le");
  await user.click(screen.getByTestId("consent-withdraw"));
  await user.type(await screen.findByTestId("consent-evidence"), "Appel");
  await user.click(screen.getByTestId("consent-dialog-save"));
  await waitFor(() => expect(screen.getAllByTestId("consent")).toHaveLength(2));
  expect(screen.getAllByTestId("consent")[0]).toHaveTextContent("Retiré le");
  expect(screen.queryByTestId("consent-withdraw")).not.toBeInTheDocument();
});
