import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Host } from "@/host/host";
import "@/test/patience";
import { barriers, open } from "@/test/open";

// The invented office takes seconds for a job; nobody waits for it here.
beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

/** Lets the invented office answer what it was asked, and work for so many milliseconds. */
async function work(host: Host, milliseconds: number) {
  const { calls, settledResults } = vi.mocked(host.call).mock;
  const asked = () => calls.findLastIndex(([name]) => /^dossiers\.(start|undo)$/.test(name));
  // `waitFor` looks again by an interval, and intervals stand still here.
  while (settledResults[asked()]?.type !== "fulfilled") await new Promise((later) => setTimeout(later, 10));
  await act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds);
  });
}

/** Lets the job that was started come to its end. */
const finish = (host: Host) => work(host, 10_000);

const spied = (fake: Host) => void vi.spyOn(fake, "call");

async function preview() {
  const app = open("1", "#/settings/dossiers", spied);
  await app.user.click(await screen.findByTestId("dossiers-file"));
  await finish(app.host);
  await screen.findByTestId("dossiers-preview");
  return app;
}

async function imported() {
  const app = await preview();
  await app.user.click(screen.getByTestId("dossiers-import"));
  await finish(app.host);
  await screen.findByTestId("dossiers-run");
  return app;
}

describe("matters of another system", () => {
  it("are looked at before anything is written", async () => {
    const { host, user } = open("1", "#/settings/dossiers", spied);
    expect(await screen.findByTestId("dossiers-none")).toHaveTextContent("Rien n’a encore été importé");
    await user.click(screen.getByTestId("dossiers-folder"));
    expect(host.call).toHaveBeenCalledWith("dossiers.start", { place: "p-1", dryRun: true });
    await work(host, 600);
    expect(await screen.findByTestId("dossiers-running")).toHaveTextContent("rien n’est écrit");
    expect(screen.getByTestId("dossiers-file")).toBeDisabled();
    await finish(host);
    const shown = await screen.findByTestId("dossiers-preview");
    expect(within(shown).getByTestId("dossiers-counts")).toHaveTextContent(/Dossiers1.000998/);
    const [first, , last] = within(shown).getAllByRole("listitem");
    expect(first).toHaveTextContent(/dossiers\.csv, ligne 214, dossier ck213.*date manquante ou illisible/);
    expect(last).toHaveAttribute("data-rejected", "false");
    expect(shown).toHaveTextContent("et 1 autre");
    expect(await barriers()).toEqual([]);
  });

  it("come in with the button, and the result says that it was verified", async () => {
    const { host } = await imported();
    expect(host.call).toHaveBeenCalledWith("dossiers.start", { place: "p-1", dryRun: false });
    expect(screen.getByTestId("dossiers-run")).toHaveTextContent(/998 dossiers nouveaux.*même empreinte/);
    expect(screen.queryByTestId("dossiers-preview")).not.toBeInTheDocument();
  });

  it("can be stopped between two of them", async () => {
    const { host, user } = await preview();
    await user.click(screen.getByTestId("dossiers-import"));
    await work(host, 600);
    await user.click(await screen.findByTestId("dossiers-stop"));
    await waitFor(() => expect(host.call).toHaveBeenCalledWith("ingest.cancel", { id: "j-1" }));
  });

  it("go back out after a question, and what stays is named", async () => {
    const { host, user } = await imported();
    await user.click(screen.getByTestId("dossiers-undo"));
    expect(await screen.findByTestId("confirm")).toHaveTextContent("reste entier");
    await user.click(screen.getByTestId("confirm-yes"));
    expect(host.call).toHaveBeenCalledWith("dossiers.undo", { id: "run-0" });
    await finish(host);
    const undone = await screen.findByTestId("dossiers-undone");
    expect(undone).toHaveTextContent("1 dossier reste, quelqu’un y a travaillé : 2026-0397");
    expect(screen.queryByTestId("dossiers-undo")).not.toBeInTheDocument();
  });

  it("dropped as a file are previewed, and a file that is none is refused with a remedy", async () => {
    const { host } = open("1", "#/today", spied);
    await screen.findByTestId("rail-today");
    const dataTransfer = { types: ["Files"], files: [new File(["{}"], "notes.json")] };
    fireEvent.dragEnter(window, { dataTransfer });
    await act(async () => {
      fireEvent.drop(window, { dataTransfer });
      await Promise.resolve();
    });
    await waitFor(() =>
      expect(host.call).toHaveBeenCalledWith("dossiers.start", { place: "p-0", dryRun: true }),
    );
    expect(await screen.findByTestId("settings-dossiers")).toBeInTheDocument();
    await finish(host);
    expect(await screen.findByTestId("failure")).toHaveTextContent(
      /Rien n’a été importé.*Choisissez le fichier JSON/,
    );
  });

  it("speak English", async () => {
    history.replaceState(null, "", "?lang=en");
    open("1", "#/settings/dossiers");
    expect(await screen.findByText("Bring matters along from other software")).toBeInTheDocument();
    expect(screen.getByText("Nothing was imported yet")).toBeInTheDocument();
    history.replaceState(null, "", location.pathname);
  });
});
