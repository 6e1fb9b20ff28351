import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import type { FirmsView } from "@/contract/FirmsView";
import { KIT } from "@/host/fake/firm";
import { barriers, open } from "@/test/open";

test("the passphrase opens the firm", async () => {
  const { user } = open("locked");
  await user.type(await screen.findByTestId("unlock-passphrase"), "cinq mots sans rapport{Enter}");
  expect(await screen.findByTestId("today")).toBeInTheDocument();
  expect(screen.getByTestId("rail-firm")).toHaveTextContent("Vauquelin Dieng");
});

test("a wrong passphrase is said, with what is safe and what to do", async () => {
  const { user } = open("locked");
  await user.type(await screen.findByTestId("unlock-passphrase"), "faux{Enter}");
  const failure = await screen.findByTestId("failure");
  expect(failure).toHaveTextContent(/n’ouvre pas le cabinet.*Rien n’a été modifié.*kit de secours/);
  expect(screen.getByTestId("unlock-passphrase")).toBeInTheDocument();
});

test("a second wrong passphrase is counted, and what is typed next replaces it", async () => {
  const { user } = open("locked");
  await user.type(await screen.findByTestId("unlock-passphrase"), "faux{Enter}");
  await screen.findByTestId("failure");
  expect(screen.queryByTestId("unlock-tries")).toBeNull();
  await user.keyboard("autre{Enter}");
  expect(await screen.findByTestId("unlock-tries")).toHaveTextContent("2 essais refusés");
  expect(screen.getByTestId("unlock-passphrase")).toHaveValue("autre");
});

test("the keyring is tried at the start, and the passphrase is asked when it has no key", async () => {
  const { host } = open("locked", "", (fake) => {
    const real = fake.call.bind(fake);
    vi.spyOn(fake, "call").mockImplementation(async (name, request) => {
      const reply = await real(name, request);
      if (name === "firm.state") (reply as FirmsView).firms.forEach((firm) => (firm.remembered = true));
      return reply;
    });
  });
  expect(await screen.findByText(/Ouverture de Vauquelin Dieng/)).toBeInTheDocument();
  expect(await screen.findByTestId("unlock-passphrase")).toBeInTheDocument();
  expect(host.call).toHaveBeenCalledWith("firm.unlock", { tenantId: "t-1" });
  expect(await screen.findByTestId("failure")).toHaveTextContent("trousseau");
});

test("the kit opens the firm with a new passphrase", async () => {
  const { user } = open("locked");
  await user.click(await screen.findByTestId("unlock-recover"));
  await user.type(screen.getByTestId("recover-words"), KIT.words.join(" "));
  await user.type(screen.getByTestId("recover-passphrase"), "une autre phrase de cinq mots");
  await user.type(screen.getByTestId("recover-passphrase-again"), "une autre phrase de cinq mots");
  await waitFor(() => expect(screen.getByTestId("recover-open")).toBeEnabled());
  await user.click(screen.getByTestId("recover-open"));
  expect(await screen.findByTestId("today")).toBeInTheDocument();
});

test("nobody is kept out at the door", async () => {
  open("locked");
  await screen.findByTestId("unlock-passphrase");
  expect(await barriers()).toEqual([]);
});

test("a backup is restored before any firm is open, and the firm stands in the list", async () => {
  const { user } = open("locked");
  await user.click(await screen.findByTestId("unlock-restore"));
  expect(await screen.findByTestId("restore-running")).toBeInTheDocument();
  expect(await screen.findByTestId("restore-ended")).toHaveTextContent(/Vauquelin Dieng est restauré/);
  await waitFor(() => expect(screen.getAllByTestId("unlock-firm")).toHaveLength(3));
});

test("a sales team is met in its own words", async () => {
  const { user } = open("locked", "", (fake) => {
    const real = fake.call.bind(fake);
    vi.spyOn(fake, "call").mockImplementation(async (name, request) => {
      const reply = await real(name, request);
      if (name !== "firm.state") return reply;
      const { firms, session } = reply as FirmsView;
      for (const one of session === null ? firms : [session, ...firms]) one.kind = "sales";
      return reply;
    });
  });
  expect(await screen.findByRole("heading", { name: "Ouvrir Guichet" })).toBeVisible();
  expect(screen.getByTestId("unlock-recover")).toHaveTextContent("Retrouver une équipe");
  await user.type(screen.getByTestId("unlock-passphrase"), "cinq mots sans rapport{Enter}");
  await screen.findByTestId("rail");
  location.hash = "#/settings/members";
  expect(await screen.findByText(/Chaque membre ouvre Guichet sur ce poste/)).toBeVisible();
  expect(screen.getByTestId("settings-members")).not.toHaveTextContent(/(le|du|un) cabinet/);
});
