import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";

async function show() {
  const app = open(
    "1",
    "#/campaigns/ca-tables/catalogues/kat-orsange",
    (fake) => void vi.spyOn(fake, "call"),
  );
  await screen.findByTestId("staged-list");
  await screen.findByTestId("read-reference");
  return app;
}
const shown = () => screen.getByTestId("review-fields").dataset.id;
const row = (id: string) => screen.getAllByTestId("staged-row").find((one) => one.dataset.id === id);
const waiting = () => screen.getByTestId("review-waiting").textContent;

describe("the review of a catalogue", () => {
  it("begins with the least sure, beside the place it was read from, and goes on by Enter alone", async () => {
    const { user, host } = await show();
    expect(shown()).toBe("st-16");
    expect(screen.getByTestId("review-page-number")).toHaveTextContent("Page 3 sur 3");
    expect(screen.getByTestId("review-warnings")).toHaveTextContent("Aucun prix n’a été lu.");
    expect(screen.getByTestId("review-place")).toBeVisible();
    expect(waiting()).toBe("17");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(shown()).toBe("st-13"));
    await waitFor(() => expect(waiting()).toBe("16"));
    expect(row("st-16")).toHaveAttribute("data-state", "approved");
    expect(host.call).toHaveBeenCalledWith("staging.decide", { ids: ["st-16"], decision: "approve" });
    await waitFor(() =>
      expect(screen.getByTestId("review-crop")).toHaveAttribute("aria-label", "49,29 € HT"),
    );
    expect(screen.getByTestId("read-price")).toHaveTextContent("lu « 49,29 € HT »");
    expect(await barriers()).toEqual([]);
  });

  it("puts a value right and accepts it with one Enter, and says what it will not take", async () => {
    const { user, host } = await show();
    await user.keyboard("j");
    await waitFor(() => expect(shown()).toBe("st-13"));
    await user.keyboard("e");
    const price = screen.getByTestId("field-price");
    expect(price).toHaveFocus();
    await user.keyboard("beaucoup{Enter}");
    expect(screen.getByRole("alert")).toHaveTextContent("Un montant");
    expect(shown()).toBe("st-13");
    await user.clear(price);
    await user.keyboard("49,20{Tab}");
    expect(screen.getByTestId("field-reference")).toHaveFocus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(shown()).not.toBe("st-13"));
    const decided = vi.mocked(host.call).mock.calls.find(([name]) => name === "staging.decide")?.[1];
    expect(decided).toMatchObject({
      ids: ["st-13"],
      decision: "approve",
      fields: { priceCents: 4920, currency: "EUR", vat: "HT", name: "Peignoir col châle taille L/XL" },
    });
  });

  it("keeps what was written about one that is skipped", async () => {
    const { user } = await show();
    await user.keyboard("e");
    await user.keyboard("89{Escape}j");
    await waitFor(() => expect(shown()).toBe("st-13"));
    await user.keyboard("k");
    await waitFor(() => expect(shown()).toBe("st-16"));
    await waitFor(() => expect(screen.getByTestId("field-price")).toHaveValue("89,00"));
    expect(row("st-16")).toHaveAttribute("data-state", "waiting");
  });

  it("rejects, and takes the last decision back", async () => {
    const { user } = await show();
    await user.keyboard("x");
    await waitFor(() => expect(row("st-16")).toHaveAttribute("data-state", "rejected"));
    await waitFor(() => expect(shown()).toBe("st-13"));
    await user.keyboard("u");
    await waitFor(() => expect(shown()).toBe("st-16"));
    await waitFor(() => expect(row("st-16")).toHaveAttribute("data-state", "waiting"));
  });

  it("makes one of two, two of one, and adds what was not found, by keys alone", async () => {
    const { user, host } = await show();
    await user.keyboard("m");
    await waitFor(() => expect(host.call).toHaveBeenCalledWith("staging.merge", { ids: ["st-16", "st-17"] }));
    await waitFor(() => expect(row("st-17")).toBeUndefined());
    await user.keyboard("s");
    expect(await screen.findByTestId("split-line")).toBeVisible();
    await user.keyboard("{ArrowDown}{Enter}");
    await waitFor(() =>
      expect(host.call).toHaveBeenCalledWith(
        "staging.split",
        expect.objectContaining({ id: "st-16", upright: false }),
      ),
    );
    await waitFor(() => expect(screen.queryByTestId("split-line")).toBeNull());
    await user.keyboard("a");
    expect(await screen.findByTestId("draw-place")).toBeVisible();
    await user.keyboard("{ArrowDown}{Shift>}{ArrowRight}{/Shift}{Enter}");
    await waitFor(() =>
      expect(host.call).toHaveBeenCalledWith(
        "staging.add",
        expect.objectContaining({ catalogueId: "kat-orsange", page: 3 }),
      ),
    );
    await waitFor(() => expect(shown()).toMatch(/^st-new/));
    expect(screen.getByTestId("field-name")).toHaveValue("Chemin de table en lin");
  });

  it("says why one is not accepted and brings it back", async () => {
    const { user } = await show();
    await user.click(row("st-22") ?? document.body);
    await waitFor(() => expect(shown()).toBe("st-22"));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(row("st-22")).toHaveAttribute("data-state", "approved"));
    await user.click(row("st-23") ?? document.body);
    await waitFor(() => expect(shown()).toBe("st-23"));
    await user.keyboard("{Enter}");
    expect(await screen.findByText("Un article accepté porte déjà cette référence.")).toBeVisible();
    await waitFor(() => expect(shown()).toBe("st-23"));
    await user.click(await screen.findByTestId("review-twin"));
    await waitFor(() => expect(shown()).toBe("st-22"));
  });

  it("publishes what was approved and nothing else", async () => {
    const { user } = await show();
    expect(screen.getByTestId("review-publish")).toHaveTextContent("Publier les 7");
    await user.click(screen.getByTestId("review-publish"));
    await waitFor(() => expect(screen.getByTestId("review-publish")).toBeDisabled());
    expect(waiting()).toBe("17");
    await waitFor(() => expect(row("st-6")).toHaveAttribute("data-state", "published"));
    // What is published is changed in the list of products: here it is only read.
    await user.click(row("st-3") ?? document.body);
    await waitFor(() => expect(shown()).toBe("st-3"));
    expect(await screen.findByText(/^Publié/)).toBeVisible();
    expect(screen.getByTestId("field-price")).toBeDisabled();
    expect(screen.queryByTestId("review-known")).not.toBeInTheDocument();
  });
});
