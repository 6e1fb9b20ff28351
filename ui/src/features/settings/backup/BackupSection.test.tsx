import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import { open } from "@/test/open";

test("what was backed up, when it comes next and whether it would come back are said", async () => {
  open("1", "#/settings/backup");
  expect(await screen.findByTestId("settings-backup")).toBeInTheDocument();
  expect(await screen.findByText(/relue en entier.*48.213 messages/)).toBeInTheDocument();
  expect(screen.getByText(/restaurée à l’écart, ouverte/)).toBeInTheDocument();
  expect(screen.getByTestId("backup-runs")).toHaveTextContent("full");
  expect(await screen.findByTestId("status-backup")).toHaveTextContent("Sauvegarde chiffrée vérifiée");
});

test("a firm that is not backed up is told so, and a folder ends that", async () => {
  const { user, host } = open("empty", "#/settings/backup", (fake) => void vi.spyOn(fake, "call"));
  expect(await screen.findByTestId("backup-none")).toHaveTextContent(/perdu ou volé/);
  expect(await screen.findByTestId("status-backup")).toHaveTextContent("Aucune sauvegarde");
  await user.click(screen.getByTestId("backup-choose-folder"));
  await waitFor(() => expect(host.call).toHaveBeenCalledWith("backup.plan", { place: "p-1" }));
  expect(await screen.findByTestId("backup-at")).toHaveValue("06:00");
});

test("a backup shows how far it is and can be stopped", async () => {
  const { user, host } = open("1", "#/settings/backup", (fake) => void vi.spyOn(fake, "call"));
  await user.click(await screen.findByTestId("backup-now"));
  await user.click(await screen.findByTestId("backup-stop"));
  await waitFor(() => expect(host.call).toHaveBeenCalledWith("ingest.cancel", { id: "j-0" }));
});
