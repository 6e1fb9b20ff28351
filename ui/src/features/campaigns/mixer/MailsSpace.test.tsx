import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";

const PAGE = "#/campaigns/ca-tables/mails";

async function show(state = "1") {
  const app = open(state, PAGE, (fake) => void vi.spyOn(fake, "call"));
  await screen.findByTestId("mails-page");
  return app;
}
const to = () => screen.getByTestId("mail-to").textContent;
const drafts = () => screen.getAllByTestId("outbox-row").map((row) => row.dataset.id);

describe("the mails of a campaign", () => {
  it("are read one by one to the byte, approved by Enter as they were seen, skipped and given up", async () => {
    const { user, host } = await show();
    await screen.findByTestId("mail-sheet");
    expect(to()).toContain("irene@sabatier.example");
    expect(screen.queryByTestId("mail-lacks-products")).not.toBeInTheDocument();
    expect(screen.getByTestId("message-html")).toHaveAttribute("sandbox", "allow-popups");
    await user.click(screen.getByTestId("mail-text"));
    expect(screen.getByTestId("mail-words")).toHaveTextContent("Bonjour Irène,");
    await user.click(screen.getByTestId("mail-source"));
    expect(screen.getByTestId("mail-words")).toHaveTextContent("Message-ID: <06f3a9c41d");
    (document.activeElement as HTMLElement).blur();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(to()).toContain("jonas@keller.example"));
    expect(host.call).toHaveBeenCalledWith("outbox.approve", {
      ids: ["mail-pr-6-t-1"],
      sha256s: ["06".repeat(32)],
    });
    await user.keyboard("j");
    await waitFor(() => expect(to()).toContain("fanny@bellanger.example"));
    expect(screen.getByTestId("mail-lacks-products")).toBeVisible();
    await user.keyboard("x");
    await waitFor(() => expect(drafts()).toEqual(["mail-pr-7-t-1"]));
    await user.click(await screen.findByTestId("mail-text"));
    expect(await barriers()).toEqual([]);
  });

  it("leave together only when they were seen, or when a person says how many were not", async () => {
    const { user, host } = await show();
    await screen.findByTestId("mail-sheet");
    await user.click(await screen.findByTestId("approve-seen"));
    await waitFor(() => expect(drafts()).toHaveLength(2));
    expect(host.call).toHaveBeenCalledWith(
      "outbox.approve",
      expect.objectContaining({ ids: ["mail-pr-6-t-1"] }),
    );
    await screen.findByText("relu");
    await user.click(screen.getByTestId("approve-unread"));
    const question = await screen.findByTestId("confirm");
    expect(question).toHaveTextContent("Approuver 2 courriels");
    expect(question).toHaveTextContent("1 n’a été lu par personne");
    await user.click(screen.getByTestId("confirm-yes"));
    expect(await screen.findByTestId("review-none")).toBeVisible();
  });

  it("are prepared for a stage, with who gets none and why, and lead there", async () => {
    const { user } = await show();
    await screen.findByTestId("mails-list");
    await user.keyboard("w");
    await user.selectOptions(await screen.findByTestId("prepare-who"), "waiting_room");
    await user.selectOptions(await screen.findByTestId("prepare-template"), "t-2");
    await user.click(screen.getByTestId("prepare-save"));
    expect(await screen.findByTestId("report-created")).toHaveTextContent("5");
    const blocked = screen.getByTestId("blocked-row");
    expect(blocked).toHaveTextContent("Theo Wijnands");
    expect(blocked).toHaveTextContent("Ce prospect n’a pas d’adresse.");
    await user.click(screen.getByTestId("prepare-read"));
    await waitFor(() => expect(drafts()).toHaveLength(8));
    await user.keyboard("w");
    await user.selectOptions(await screen.findByTestId("prepare-template"), "t-1");
    await user.click(screen.getByTestId("prepare-save"));
    expect(await screen.findByTestId("report-unchanged")).toHaveTextContent("3");
    await user.click(screen.getByRole("button", { name: "Fermer" }));
  });

  it("come from a template that is written by clicks, and a field nobody knows is told at once", async () => {
    const { user, host } = await show();
    await screen.findByTestId("mails-list");
    await user.keyboard("w");
    await user.click(await screen.findByTestId("template-new"));
    await user.type(await screen.findByTestId("template-name"), "Relance");
    await user.type(screen.getByTestId("template-subject"), "Des nouvelles, ");
    await user.click(screen.getByTestId("insert-first_name"));
    await waitFor(() =>
      expect(screen.getByTestId("template-subject")).toHaveValue("Des nouvelles, {{ first_name }}"),
    );
    const body = screen.getByTestId("template-body");
    expect(body).toHaveAccessibleDescription(/\{\{ first_name \| default\(""\) \}\}/);
    await user.type(body, "Bonjour {{{{ prenom }},");
    expect(screen.getByRole("alert")).toHaveTextContent("« prenom » n’est pas un champ connu.");
    expect(screen.getByTestId("template-save")).toBeDisabled();
    await user.clear(body);
    await user.type(body, "Bonjour,");
    await user.click(screen.getByTestId("template-attach"));
    expect(await screen.findByTestId("template-file")).toBeVisible();
    expect(await barriers(screen.getByTestId("template"))).toEqual([]);
    await user.click(screen.getByTestId("template-save"));
    await waitFor(() => expect(screen.getByTestId("prepare-template")).toHaveDisplayValue("Relance"));
    expect(host.call).toHaveBeenCalledWith(
      "mixer.save_template",
      expect.objectContaining({ body: "Bonjour,", places: ["p-1"], language: "fr" }),
    );
  });

  it("are read but not approved while nothing can send them, and say so", async () => {
    const { user, host } = open("1", PAGE, (fake) => {
      const call = fake.call.bind(fake);
      const without: typeof fake.call = async (name, request) =>
        name === "outbox.senders" ? ({ items: [] } as never) : call(name, request);
      vi.spyOn(fake, "call").mockImplementation(without);
    });
    await screen.findByTestId("mail-sheet");
    expect(await screen.findByTestId("review-no-sender")).toHaveTextContent("Aucun compte d’envoi");
    expect(screen.getByTestId("mail-approve")).toBeDisabled();
    await user.keyboard("{Enter}");
    expect(screen.queryByTestId("approve-seen")).not.toBeInTheDocument();
    expect(screen.queryByTestId("approve-unread")).not.toBeInTheDocument();
    expect(vi.mocked(host.call).mock.calls.map(([name]) => name)).not.toContain("outbox.approve");
    expect(screen.getByTestId("mail-skip")).toBeEnabled();
  });

  it("are written to whoever is chosen on the board", async () => {
    const { user } = open("1", "#/campaigns/ca-tables");
    await screen.findByTestId("prospect-card");
    await user.keyboard("w");
    const who = await screen.findByTestId("prepare-who");
    expect(within(who).getByRole<HTMLOptionElement>("option", { name: "1 prospect choisi" }).selected).toBe(
      true,
    );
    await screen.findByTestId("prepare-template");
    await user.click(screen.getByTestId("prepare-save"));
    expect(await screen.findByTestId("report-created")).toHaveTextContent("1");
  });
});
