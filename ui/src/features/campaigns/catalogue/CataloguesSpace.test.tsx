import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import type { CataloguesView } from "@/contract/CataloguesView";
import "@/test/patience";
import { barriers, open } from "@/test/open";

async function show(hash = "#/campaigns/ca-tables/catalogues", state = "1") {
  const app = open(state, hash, (fake) => void vi.spyOn(fake, "call"));
  await screen.findByTestId("catalogues-page");
  return app;
}
const products = () => screen.getAllByTestId("product-row").map((row) => row.dataset.id);
const line = (at: number) => within(screen.getAllByTestId("catalogue")[at]!);

describe("the catalogues of a campaign", () => {
  it("are read page by page, held and gone on with, and reviewed when they are", async () => {
    const { user, host } = await show();
    await screen.findByTestId("product-list");
    expect(line(1).getByTestId("catalogue-far")).toHaveTextContent("Page 18 sur 40");
    await user.click(line(1).getByTestId("catalogue-pause"));
    await waitFor(() =>
      expect(line(1).getByTestId("catalogue-far")).toHaveTextContent("En pause, page 18 sur 40"),
    );
    await user.keyboard("n");
    await waitFor(() => expect(screen.getAllByTestId("catalogue")).toHaveLength(3));
    expect(host.call).toHaveBeenCalledWith("catalogues.add", { campaignId: "ca-tables", places: ["p-1"] });
    await user.click(await line(0).findByTestId("catalogue-review"));
    expect(await screen.findByTestId("staged-list")).toBeVisible();
  });

  it("are renamed, taken away and put back", async () => {
    const { user } = await show();
    await screen.findByTestId("product-list");
    await user.click(line(0).getByTestId("catalogue-more"));
    await user.click(await screen.findByTestId("menu-catalogue-rename"));
    await user.clear(await screen.findByTestId("catalogue-title"));
    await user.type(screen.getByTestId("catalogue-title"), "Orsange, hiver{Enter}");
    await waitFor(() => expect(line(0).getByTestId("catalogue-open")).toHaveTextContent("Orsange, hiver"));
    await user.click(line(0).getByTestId("catalogue-more"));
    await user.click(await screen.findByTestId("menu-catalogue-remove"));
    await waitFor(() => expect(screen.getAllByTestId("catalogue")).toHaveLength(1));
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(screen.getAllByTestId("catalogue")).toHaveLength(2));
  });

  it("are asked about what was published from them", async () => {
    const asked = vi.fn();
    const { user } = open("1", "#/campaigns/ca-tables/catalogues", (host) => {
      const call = host.call.bind(host);
      host.call = (async (name: string, request: never) => {
        asked(name, request);
        const reply: unknown = await call(name as never, request);
        if (name !== "catalogues.list") return reply;
        const { items } = reply as CataloguesView;
        return { items: items.map((one) => ({ ...one, counts: { ...one.counts, published: 20 } })) };
      }) as typeof host.call;
    });
    const [first] = await screen.findAllByTestId("catalogue");
    await user.click(within(first!).getByTestId("catalogue-more"));
    await user.click(await screen.findByTestId("menu-catalogue-remove"));
    expect(await screen.findByText("Retirer aussi ses 20 articles de la liste")).toBeVisible();
    expect(screen.getByTestId("remove-products")).toBeChecked();
    expect(await barriers()).toEqual([]);
    await user.click(screen.getByTestId("remove-catalogue-save"));
    await waitFor(() =>
      expect(asked).toHaveBeenCalledWith("catalogues.remove", expect.objectContaining({ products: true })),
    );
  });

  it("that are added again say that they are there already", async () => {
    const { user } = open("1", "#/campaigns/ca-tables/catalogues", (host) => {
      const call = host.call.bind(host);
      host.call = (async (name: string, request: never) => {
        if (name !== "catalogues.add") return call(name as never, request);
        const { items } = await call("catalogues.list", { campaignId: "ca-tables" });
        return items[0];
      }) as typeof host.call;
    });
    await screen.findByTestId("product-list");
    await user.keyboard("n");
    expect(await screen.findByText(/est déjà dans cette campagne/)).toBeVisible();
    expect(screen.getAllByTestId("catalogue")).toHaveLength(2);
  });

  it("that cannot be read say why and what to do", async () => {
    open("1", "#/campaigns/ca-tables/catalogues", (host) => {
      const call = host.call.bind(host);
      host.call = (async (name: never, request: never) => {
        const reply: unknown = await call(name, request);
        if (name !== "catalogues.list") return reply;
        const { items } = reply as CataloguesView;
        return { items: items.map((one) => ({ ...one, state: "failed", reason: "encrypted" })) };
      }) as typeof host.call;
    });
    const [first] = await screen.findAllByTestId("catalogue");
    expect(first).toHaveTextContent("protégé par mot de passe");
    expect(within(first!).getByText(/déposez-en une copie sans protection/)).toBeVisible();
    expect(await barriers(first)).toEqual([]);
  });

  it("with nothing say what they are for", async () => {
    const { user } = open("empty", "#/campaigns");
    await screen.findByTestId("campaigns-empty");
    await user.keyboard("n");
    await user.type(await screen.findByTestId("campaign-name"), "Foire");
    await user.click(screen.getByTestId("campaign-save"));
    await user.click(await screen.findByTestId("tab-catalogues"));
    expect(await screen.findByTestId("catalogues-empty")).toHaveTextContent(
      "rien n’est publié que vous n’ayez vu",
    );
  });
});

describe("the products", () => {
  it("show their picture, and a mark where the catalogue has none", async () => {
    await show();
    await screen.findByTestId("product-list");
    const [drawn, listed] = screen.getAllByTestId("product-row");
    expect(drawn!.querySelector("img")).not.toBeNull();
    expect(listed!.querySelector("img")).toBeNull();
    expect(listed!.querySelector("svg")).not.toBeNull();
  });

  it("are found though a word is typed wrongly, and by category", async () => {
    const { user } = await show();
    await screen.findByTestId("product-list");
    await user.keyboard("f");
    await user.keyboard("nape");
    expect(await screen.findByTestId("product-corrected")).toHaveTextContent("Cherché : nappe");
    await waitFor(() => expect(products()).toEqual(["p-0", "p-1", "p-2"]));
    await user.clear(screen.getByTestId("product-search"));
    await user.selectOptions(screen.getByTestId("product-category"), "Chambre");
    await waitFor(() => expect(products()).toEqual(["p-7"]));
  });

  it("say what they cost when and who wants them, and are put right", async () => {
    const { user } = await show("#/campaigns/ca-tables/products/p-3");
    const pane = await screen.findByTestId("product-pane");
    expect(screen.getByTestId("product-prices")).toHaveTextContent("42,90");
    expect(screen.getByTestId("wants")).toHaveTextContent("Capucine Lormeau");
    expect(await barriers(pane)).toEqual([]);
    await user.keyboard("e");
    const price = await screen.findByTestId("field-price");
    await user.clear(price);
    await user.type(price, "45");
    await user.click(screen.getByTestId("edit-product-save"));
    await waitFor(() => expect(screen.getByTestId("product-price")).toHaveTextContent("45,00"));
    expect(within(screen.getByTestId("product-prices")).getAllByRole("listitem")).toHaveLength(3);
  });

  it("take one more prospect who wants them", async () => {
    const { user } = await show("#/campaigns/ca-tables/products/p-3");
    await user.click(await screen.findByTestId("wants-add"));
    await user.type(await screen.findByTestId("wants-search"), "haas");
    await waitFor(() => expect(screen.getAllByTestId("wants-found")).toHaveLength(1));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.getAllByTestId("wants")).toHaveLength(2));
    expect(screen.getByText("Norbert Haas, Haas Objekt")).toBeVisible();
  });
});

describe("what a prospect wants", () => {
  it("is noted in three taps, with how many and what was said, and taken back", async () => {
    const { user, host } = open("1", "#/campaigns/ca-tables", (fake) => void vi.spyOn(fake, "call"));
    const list = await screen.findByTestId("interests");
    await waitFor(() => expect(within(list).getAllByTestId("interest")).toHaveLength(3));
    await user.click(screen.getByTestId("interest-add"));
    await user.click((await screen.findAllByTestId("interest-found"))[0]!);
    await waitFor(() => expect(within(list).getAllByTestId("interest")).toHaveLength(4));
    expect(host.call).toHaveBeenCalledWith("interests.add", { prospectId: "pr-0", productId: "p-1" });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId("interest-search")).toBeNull());
    const first = () => within(within(list).getAllByTestId("interest")[0]!);
    await user.click(first().getByTestId("interest-more"));
    await waitFor(() => expect(first().getByTestId("interest-quantity")).toHaveValue("7"));
    const note = first().getByTestId("interest-note");
    await user.clear(note);
    await user.type(note, "ivoire{Enter}");
    await waitFor(() =>
      expect(host.call).toHaveBeenCalledWith("interests.update", { id: "in-0", quantity: 7, note: "ivoire" }),
    );
    // Answered, or the note would come after what it belongs to has gone.
    await waitFor(() => {
      const { calls, settledResults } = vi.mocked(host.call).mock;
      const noted = calls.findLastIndex(([name]) => name === "interests.update");
      expect(settledResults[noted]?.type).toBe("fulfilled");
    });
    await user.click(first().getByTestId("interest-remove"));
    await waitFor(() => expect(within(list).getAllByTestId("interest")).toHaveLength(3));
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(within(list).getAllByTestId("interest")).toHaveLength(4));
    expect(await barriers(list)).toEqual([]);
  });

  it("is found by the keyboard alone", async () => {
    const { user, host } = open("1", "#/campaigns/ca-tables", (fake) => void vi.spyOn(fake, "call"));
    await screen.findByTestId("interests");
    await user.keyboard("a");
    await user.type(await screen.findByTestId("interest-search"), "peignoir");
    await waitFor(() => expect(screen.getAllByTestId("interest-found")).toHaveLength(2));
    await user.keyboard("{ArrowDown}{Enter}");
    await waitFor(() =>
      expect(host.call).toHaveBeenCalledWith("interests.add", { prospectId: "pr-0", productId: "p-14" }),
    );
  });
});
