import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";

/** From the matter, as a lawyer does. */
async function prepared() {
  const app = open("1", "#/workspaces/w-konate");
  await app.user.click(await screen.findByTestId("prepare-draft"));
  await app.user.click(await screen.findByTestId("menu-template-court-appeal"));
  await screen.findByTestId("draft-page");
  return app;
}

const state = () => screen.getByTestId("draft-state");

describe("a draft", () => {
  it("is prepared from the matter, with the place that each passage comes from", async () => {
    await prepared();
    const marks = within(screen.getByTestId("draft-sheet")).getAllByTestId("draft-mark");
    expect(marks.length).toBeGreaterThan(5);
    const sources = screen.getAllByTestId("draft-source");
    const scan = sources.find((source) => source.textContent.includes("arrete-oqtf"));
    expect(within(scan!).getByRole("link")).toHaveAttribute(
      "href",
      expect.stringMatching(/^#\/documents\/p-arrete\?page=2&q=/),
    );
    expect(await barriers()).toEqual([]);
  });

  it("cannot be validated before each blank is filled, and a change voids the validation", async () => {
    const { user } = await prepared();
    expect(screen.getByTestId("draft-validate")).toBeDisabled();
    expect(screen.getByTestId("draft-fill")).toHaveTextContent("3 à compléter");
    for (let left = 3; left > 0; left -= 1) {
      await user.click(screen.getByTestId("draft-fill"));
      const editor = screen.getByTestId<HTMLTextAreaElement>("draft-editor");
      await waitFor(() => expect(editor.selectionEnd).toBeGreaterThan(editor.selectionStart));
      await user.keyboard("rempli");
      const fill = () => screen.queryByTestId("draft-fill")?.textContent ?? "0";
      await waitFor(() => expect(fill()).toMatch(new RegExp(`^${left - 1}`)));
    }
    await user.click(screen.getByTestId("draft-edit"));
    await user.click(screen.getByTestId("draft-validate"));
    await waitFor(() => expect(state()).toHaveTextContent(/^validé par/));
    await user.click(screen.getByTestId("draft-file"));
    await screen.findByText("Versé aux documents du dossier");

    await user.click(screen.getByTestId("draft-edit"));
    await user.type(screen.getByTestId("draft-editor"), "x");
    await waitFor(() => expect(state()).toHaveTextContent("modifié depuis sa validation"));
    expect(screen.queryByTestId("draft-file")).toBeNull();
  });

  it("is taken away and comes back", async () => {
    const { user } = await prepared();
    await user.click(screen.getByTestId("draft-more"));
    await user.click(await screen.findByTestId("menu-draft-remove"));
    await waitFor(() => expect(location.hash).toBe("#/workspaces/w-konate"));
    await user.click(await screen.findByRole("button", { name: "Annuler" }));
    await waitFor(() => expect(location.hash).toMatch(/^#\/drafts\//));
  });
});
