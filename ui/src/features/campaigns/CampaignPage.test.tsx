import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, onTestFinished, vi } from "vitest";

import "@/test/patience";
import type { ImportProspects } from "@/contract/ImportProspects";
import { refused } from "@/host/fake/office";
import { barriers, open } from "@/test/open";

const column = (stage: string) => within(screen.getByTestId(`stage-${stage}`));
const number = (stage: string) => screen.getByTestId(`count-${stage}`).textContent;

async function show() {
  const app = open("1", "#/campaigns/ca-tables");
  await screen.findByTestId("campaign-page");
  await screen.findByTestId("prospect-card");
  return app;
}

describe("a campaign", () => {
  it("is made in a few words and opens", async () => {
    const { user } = open("1", "#/campaigns");
    await screen.findByTestId("campaign-list");
    await user.keyboard("n");
    await user.type(await screen.findByTestId("campaign-name"), "Foire de Lyon");
    await user.click(screen.getByTestId("campaign-save"));
    expect(await screen.findByTestId("campaign-name-shown")).toHaveTextContent("Foire de Lyon");
    expect(await screen.findByTestId("first-import")).toBeVisible();
  });

  it("is opened from the list by a click, and a row holds no control within a control", async () => {
    const { user } = open("1", "#/campaigns");
    const [row] = await screen.findAllByTestId("campaign-row");
    expect(await barriers()).toEqual([]);
    await user.click(row!);
    expect(await screen.findByTestId("campaign-name-shown")).toHaveTextContent("Tables et Matières 2026");
  });

  it("is opened from the list by keys alone", async () => {
    const { user } = open("1", "#/campaigns");
    await screen.findByTestId("campaign-list");
    await user.keyboard("j{Enter}");
    expect(await screen.findByTestId("campaign-name-shown")).toHaveTextContent("Tables et Matières 2026");
  });

  it("says in each of its parts that it is archived, and is taken up again from there", async () => {
    const { user } = await show();
    expect(screen.queryByTestId("campaign-archived")).not.toBeInTheDocument();
    await user.click(screen.getByTestId("campaign-more"));
    await user.click(await screen.findByTestId("menu-campaign-archive"));
    expect(await screen.findByTestId("campaign-archived")).toHaveTextContent("Campagne archivée");
    await user.click(screen.getByTestId("tab-mails"));
    await screen.findByTestId("mails-page");
    await user.click(await screen.findByTestId("campaign-take-up"));
    await waitFor(() => expect(screen.queryByTestId("campaign-archived")).not.toBeInTheDocument());
  });

  it("is sorted by one key each, the next one comes up, and a decision is taken back", async () => {
    const { user } = await show();
    expect(number("waiting_room")).toBe("6");
    const first = screen.getByTestId("prospect-card").getAttribute("aria-label");
    await user.keyboard("o");
    await waitFor(() => expect(number("oven")).toBe("4"));
    expect(number("waiting_room")).toBe("5");
    await waitFor(() =>
      expect(screen.getByTestId("prospect-card").getAttribute("aria-label")).not.toBe(first),
    );
    expect(await screen.findByText((text) => text.startsWith(first!) && text.endsWith("Oui"))).toBeVisible();
    await user.click(await screen.findByRole("button", { name: "Annuler" }));
    await waitFor(() => expect(number("oven")).toBe("3"));
    await waitFor(() => expect(screen.getByTestId("prospect-card").getAttribute("aria-label")).toBe(first));
    expect(await barriers()).toEqual([]);
  });

  it("has every decision at hand, the last first, and takes one back when its word in the status line is long gone", async () => {
    const { user } = await show();
    await user.keyboard("u");
    const decisions = await screen.findByTestId("decisions");
    await waitFor(() => expect(decisions).toHaveTextContent("Rien n’a encore été décidé"));
    await user.keyboard("{Escape}");
    const who = screen.getByTestId("prospect-card").getAttribute("aria-label")!;
    await user.keyboard("o");
    await waitFor(() => expect(number("oven")).toBe("4"));
    await user.keyboard("n");
    await waitFor(() => expect(number("waiting_room")).toBe("4"));
    await user.click(screen.getByTestId("campaign-more"));
    await user.click(await screen.findByTestId("menu-campaign-decisions"));
    await waitFor(() => expect(screen.getAllByTestId("decision")).toHaveLength(2));
    const [last, first] = screen.getAllByTestId("decision");
    expect(last).toHaveTextContent("Non, Frigo");
    expect(first).toHaveTextContent("Oui, Four");
    expect(first).toHaveTextContent(who);
    expect(await barriers()).toEqual([]);
    await user.click(within(first!).getByTestId("decision-undo"));
    await waitFor(() => expect(first).toHaveTextContent("changé depuis"));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(number("oven")).toBe("3"));
    await waitFor(() => expect(number("waiting_room")).toBe("5"));
  });

  it("is sorted in the table as on the board: a decision stays in its line, for all that are chosen", async () => {
    const { user } = await show();
    await user.keyboard("t");
    const lines = await screen.findAllByTestId("prospect-line");
    expect(lines).toHaveLength(12);
    await user.click(lines[0]!);
    await user.keyboard("{Shift>}");
    await user.click(lines[1]!);
    await user.keyboard("{/Shift}n");
    const stageOf = (at: number) => screen.getAllByTestId("prospect-line")[at]!.textContent;
    await waitFor(() => expect(stageOf(0)).toContain("Frigo"));
    expect(stageOf(1)).toContain("Frigo");
    await user.click(await screen.findByRole("button", { name: "Annuler" }));
    await waitFor(() => expect(stageOf(0)).toContain("Salle d’attente"));
    expect(await barriers()).toEqual([]);
  });

  it("takes somebody met at the stand without an address, and says what that means", async () => {
    const { user } = await show();
    await user.keyboard("p");
    await user.type(await screen.findByTestId("prospect-firstName"), "Zoé");
    await user.click(screen.getByTestId("prospect-save"));
    await waitFor(() => expect(column("waiting_room").getByText("Zoé")).toBeVisible());
    expect(column("waiting_room").getAllByText("sans adresse").length).toBeGreaterThan(1);
  });

  it("notes what is said at the stand right in the pane, and keeps it when one goes on", async () => {
    const { user } = await show();
    const name = screen.getByTestId("prospect-card").getAttribute("aria-label");
    await user.keyboard("m");
    const notes = screen.getByTestId("prospect-note");
    expect(notes).toHaveFocus();
    await user.type(notes, "{Enter}Veut 40 tables pour mars{Escape}");
    expect(notes).not.toHaveFocus();
    // The keys decide again, and whoever comes back shows what was noted.
    await user.keyboard("o");
    await waitFor(() => expect(screen.getByTestId("prospect-card")).not.toHaveAccessibleName(name!));
    await user.click(await screen.findByRole("button", { name: "Annuler" }));
    await waitFor(() => expect(screen.getByTestId("prospect-card")).toHaveAccessibleName(name!));
    expect(await screen.findByDisplayValue(/décembre\.\s+Veut 40 tables pour mars$/u)).toBeVisible();
    expect(await barriers()).toEqual([]);
  });

  it("shows only those without an address, and how many there are", async () => {
    const { user } = await show();
    const filter = screen.getByTestId("only-incomplete");
    expect(filter).toHaveAccessibleName(/^Sans adresse\s: \d+$/);
    await user.click(filter);
    expect(filter).toHaveAttribute("aria-pressed", "true");
    // Each column asks for its own page: the last to answer may be any of them.
    await waitFor(() => {
      expect(number("oven")).toBe("0");
      const rows = screen.getAllByTestId("prospect-row");
      for (const row of rows) expect(row).toHaveTextContent("sans adresse");
    });
    await user.click(filter);
    await waitFor(() => expect(number("oven")).toBe("3"));
  });

  it("is ordered by a head of the list, the other way at the second press, as before at the third", async () => {
    const { user } = await show();
    await user.keyboard("t");
    const names = () =>
      screen.getAllByTestId("prospect-line").map((line) => line.querySelector("strong")!.textContent);
    await screen.findAllByTestId("prospect-line");
    const before = names();
    const head = screen.getByTestId("order-who");
    await user.click(head);
    const ordered = [...before].sort((one, other) => one.localeCompare(other, "fr"));
    expect(names()).toEqual(ordered);
    await user.click(head);
    expect(names()).toEqual([...ordered].reverse());
    await user.click(head);
    expect(names()).toEqual(before);
    expect(await barriers()).toEqual([]);
  });

  it("sets a follow-up on the card where none is, and takes it back", async () => {
    const { user } = await show();
    await user.click(await screen.findByTestId("follow-up-set"));
    await user.click(await screen.findByTestId("menu-follow-up-week"));
    expect(await screen.findByTestId("follow-up-done")).toBeVisible();
    await user.click(await screen.findByRole("button", { name: "Annuler" }));
    expect(await screen.findByTestId("follow-up-set")).toBeVisible();
  });

  it("counts the days of a follow-up on the clocks of Paris, half an hour past midnight too", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-20T23:30:00Z") });
    onTestFinished(() => void vi.useRealTimers());
    const { user, host } = await show();
    const call = vi.spyOn(host, "call");
    await user.click(await screen.findByTestId("follow-up-set"));
    await user.click(await screen.findByTestId("menu-follow-up-tomorrow"));
    await waitFor(() =>
      expect(call).toHaveBeenCalledWith("prospects.set_follow_up", { ids: ["pr-0"], day: "2026-11-22" }),
    );
  });

  it("corrects a postal code and a country", async () => {
    const { user } = await show();
    await user.click(screen.getByTestId("prospect-more"));
    await user.click(await screen.findByTestId("menu-prospect-edit"));
    await user.type(await screen.findByTestId("prospect-postalCode"), "74000");
    expect(screen.getByTestId("prospect-country")).toBeVisible();
    await user.click(screen.getByTestId("prospect-save"));
    expect(await screen.findByText("74000 Annecy")).toBeVisible();
  });

  it("shows a list before it comes in: counts, columns to correct, rows with a problem", async () => {
    const { user } = await show();
    await user.keyboard("i");
    await user.click(await screen.findByTestId("import-choose"));
    expect(await screen.findByTestId("import-created")).toHaveTextContent("3");
    expect(screen.getByTestId("import-problems")).toHaveTextContent(
      "Ligne 4 : adresse invalidejean(at)example.com, Pic, Jean, Lyonrejetée",
    );
    await user.selectOptions(screen.getByTestId("column-3"), "country");
    await waitFor(() => expect(screen.getByTestId("column-3")).toHaveValue("country"));
    expect(await screen.findByText("2 prospects entreraient sans adresse.")).toBeVisible();
    await user.click(screen.getByTestId("import-keep"));
    await waitFor(() => expect(screen.getByTestId("import-created")).toHaveTextContent("5"));
    expect(
      await screen.findByText("2 prospects entrent sans adresse : rien ne peut leur être envoyé."),
    ).toBeVisible();
    await user.click(screen.getByTestId("import-keep"));
    await waitFor(() => expect(screen.getByTestId("import-created")).toHaveTextContent("3"));
    await user.click(screen.getByTestId("import-save"));
    await waitFor(() => expect(number("waiting_room")).toBe("9"));
    expect(await screen.findByTestId("toast")).toHaveTextContent(/^3 nouveaux prospects/);
    expect(screen.getByTestId("toast")).not.toHaveTextContent("mis à jour");
    // Taken back whole, from the list of what came in.
    await user.keyboard("i");
    await user.click(await screen.findByTestId("import-undo"));
    expect(await screen.findByText("annulé")).toBeVisible();
    expect(screen.queryByTestId("import-undo")).toBeNull();
    await waitFor(() => expect(number("waiting_room")).toBe("6"));
    expect(await barriers()).toEqual([]);
  });

  describe("whose columns are not called as one calls an address", () => {
    /** A list with one row, in which `cell` stands where an address may. */
    async function openList(cell: string) {
      const app = await show();
      const call = app.host.call.bind(app.host);
      const list = ({ columns, keepIncomplete }: ImportProspects) => {
        if (columns?.includes("email") !== true && keepIncomplete !== true)
          throw { ...refused("refused", "Aucune adresse", "No address"), reason: "no_email_column" };
        const names = ["Contact", "Adresse électronique pro"];
        return {
          columns: names.map((name, at) => ({ name, field: columns?.[at] || null })),
          sample: [["Anna Roux", cell]],
        };
      };
      app.host.call = (async (name: string, request: ImportProspects) => {
        const answer: unknown = await call(name as never, request as never);
        return name === "prospects.preview_import" ? { ...(answer as object), ...list(request) } : answer;
      }) as typeof app.host.call;
      await app.user.keyboard("i");
      await app.user.click(await screen.findByTestId("import-choose"));
      return app;
    }

    it("has its addresses found by what stands there", async () => {
      await openList("anna@example.com");
      expect(await screen.findByTestId("import-found")).toHaveTextContent("« Adresse électronique pro »");
      expect(screen.getByTestId("column-1")).toHaveValue("email");
      await waitFor(() => expect(screen.getByTestId("import-save")).toBeEnabled());
    });

    it("shows them for a person to say which it is", async () => {
      const { user } = await openList("anna chez example.com");
      const column = await screen.findByTestId("column-1");
      expect(screen.getByTestId("import-save")).toBeDisabled();
      await user.selectOptions(column, "email");
      await waitFor(() => expect(screen.getByTestId("import-save")).toBeEnabled());
      expect(screen.queryByTestId("import-found")).toBeNull();
    });
  });

  it("reads a card into fields to confirm, each marked as said by the machine, and keeps what was typed", async () => {
    const { user } = await show();
    await user.keyboard("p");
    await user.type(await screen.findByTestId("prospect-city"), "Vevey");
    await user.click(screen.getByTestId("card-choose"));
    expect(await screen.findByTestId("card-seen")).toBeVisible();
    expect(screen.getByTestId("prospect-lastName")).toHaveValue("VERNIER");
    expect(screen.getByTestId("prospect-city")).toHaveValue("Vevey");
    expect(screen.getByTestId("prospect-email")).toHaveAccessibleDescription(/maud\.vernier/);
    expect(number("waiting_room")).toBe("6");
    await user.type(screen.getByTestId("prospect-lastName"), "E");
    expect(screen.getByTestId("prospect-lastName")).not.toHaveAccessibleDescription();
    expect(await barriers()).toEqual([]);
    await user.click(screen.getByTestId("prospect-save"));
    await waitFor(() => expect(number("waiting_room")).toBe("7"));
  });

  it("keeps a photo with a prospect, and takes it away and back", async () => {
    const { user } = await show();
    await user.click(await screen.findByTestId("memo-choose"));
    expect(await screen.findByRole("img", { name: /^Photo/ })).toBeVisible();
    await user.click(screen.getByTestId("memo-remove"));
    await waitFor(() => expect(screen.queryByTestId("memo-photo")).toBeNull());
    await user.click(await screen.findByRole("button", { name: "Annuler" }));
    expect(await screen.findByTestId("memo-photo")).toBeVisible();
  });

  it("is handed over with a passphrase that is typed twice, and taken over by another one", async () => {
    const { user } = await show();
    await user.click(screen.getByTestId("campaign-more"));
    await user.click(await screen.findByTestId("menu-campaign-hand-over"));
    expect(screen.getByTestId("hand-over-save")).toBeDisabled();
    const secret = "marmotte échalote tambour girouette";
    await user.type(screen.getByTestId("hand-over-passphrase"), secret);
    await user.type(screen.getByTestId("hand-over-passphrase-again"), secret);
    await waitFor(() => expect(screen.getByTestId("hand-over-save")).toBeEnabled());
    await user.click(screen.getByTestId("hand-over-save"));
    await waitFor(() => expect(screen.queryByTestId("hand-over-save")).toBeNull());
  });

  it("is taken over from a file; a wrong passphrase is said where it was typed", async () => {
    const { user } = open("1", "#/campaigns");
    await user.click(await screen.findByTestId("take-over-campaign"));
    await user.click(await screen.findByTestId("take-over-choose"));
    await user.type(screen.getByTestId("take-over-passphrase"), "faux");
    await user.click(screen.getByTestId("take-over-save"));
    expect(await screen.findByText(/n’ouvre pas ce fichier/)).toBeVisible();
    await user.clear(screen.getByTestId("take-over-passphrase"));
    await user.type(screen.getByTestId("take-over-passphrase"), "juste");
    await user.click(screen.getByTestId("take-over-save"));
    expect(await screen.findByTestId("campaign-name-shown")).toHaveTextContent("Salon repris");
  });

  it("comes to a report whose bars are a table to whoever cannot see them", async () => {
    open("1", "#/campaigns/ca-tables/report");
    expect(await screen.findByTestId("report-met")).toHaveTextContent("6");
    const stages = screen.getByRole("table", { name: "Où ils en sont" });
    expect(within(stages).getByRole("row", { name: /Four 3 25/ })).toBeVisible();
    expect(await barriers()).toEqual([]);
  });

  it("reports by product, the most wanted first", async () => {
    open("1", "#/campaigns/ca-tables/report");
    const products = within(await screen.findByRole("table", { name: "Par article" }));
    const rows = products.getAllByRole("row").slice(1);
    expect(rows.length).toBe(4);
    // Two want the first one, forty-six pieces together; one of them was written to.
    expect(rows[0]).toHaveAccessibleName(/ 2 46 1 0 0$/);
    expect(await barriers()).toEqual([]);
  });

  it("has no product to report before anybody wants one", async () => {
    const { user } = open("1", "#/campaigns");
    await screen.findByTestId("campaign-list");
    await user.keyboard("n");
    await user.type(await screen.findByTestId("campaign-name"), "Foire de Lyon");
    await user.click(screen.getByTestId("campaign-save"));
    await screen.findByTestId("campaign-name-shown");
    await user.click(screen.getByTestId("campaign-more"));
    await user.click(await screen.findByTestId("menu-campaign-report"));
    expect(await screen.findByTestId("report-no-products")).toHaveTextContent("Aucun intérêt noté");
    expect(await barriers()).toEqual([]);
  });

  it("asks its questions, and shows the sum that the replies make", async () => {
    const { user } = await show();
    await user.click(await screen.findByTestId("reply-yes"));
    await waitFor(() => expect(screen.getByTestId("qualify-sum")).toHaveTextContent("30"));
    await user.selectOptions(screen.getByTestId("reply-choice"), "Avant l’été");
    await waitFor(() => expect(screen.getByTestId("qualify-sum")).toHaveTextContent("+30 +40 = 70"));
    expect(await barriers()).toEqual([]);
    await user.click(screen.getByTestId("campaign-more"));
    await user.click(await screen.findByTestId("menu-campaign-questions"));
    await user.click(await screen.findByTestId("question-add"));
    const forms = screen.getAllByTestId("question-text");
    expect(forms).toHaveLength(3);
    expect(forms[2], "what is typed next is the question").toHaveFocus();
    await user.keyboard("Combien de chambres ?");
    // One more that stays blank is left out.
    await user.click(screen.getByTestId("question-add"));
    await user.click(screen.getByTestId("questions-save"));
    await waitFor(() => expect(screen.getByText("Combien de chambres ?")).toBeVisible());
  });

  it("says why a question that was emptied cannot be saved", async () => {
    const { user } = await show();
    await user.click(screen.getByTestId("campaign-more"));
    await user.click(await screen.findByTestId("menu-campaign-questions"));
    const [first] = await screen.findAllByTestId("question-text");
    await user.clear(first!);
    expect(first).toHaveAccessibleDescription("Écrivez la question, ou retirez-la.");
    expect(screen.getByTestId("questions-save")).toBeDisabled();
  });

  it("takes pasted text where the hand already is", async () => {
    const { user } = await show();
    await user.keyboard("p");
    await user.click(await screen.findByTestId("card-paste"));
    expect(screen.getByTestId("card-text")).toHaveFocus();
  });
});
