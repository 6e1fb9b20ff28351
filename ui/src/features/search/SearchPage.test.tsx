import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";

async function openSearch() {
  const app = open("1", "#/search");
  const field = await screen.findByTestId("search-field");
  return { ...app, field };
}

/** Answers to the first letters come too: the hits are looked at until they are those of the whole words. */
const hits = () => screen.getAllByTestId("search-hit");

describe("searching", () => {
  it("answers while one types, and asks once a pause", async () => {
    const { field, host } = await openSearch();
    const asked: string[] = [];
    const call = host.call.bind(host);
    host.call = ((name: never, request: { query?: string }) => {
      if (name === "search.query") asked.push(request.query ?? "");
      return call(name, request as never);
    }) as typeof host.call;
    // Faster than any hand, so that a loaded machine makes no pause of its own.
    for (const value of ["K", "Ko", "Kon", "Kona", "Konat", "Konaté"])
      fireEvent.change(field, { target: { value } });
    await waitFor(() => expect(hits()[0]).toHaveTextContent("Konaté"));
    expect(screen.getByTestId("search-meta")).toHaveTextContent(/ms/);
    expect(asked).toEqual(["Konaté"]);
  });

  it("finds prospects and products of one's own campaigns, and opens the prospect", async () => {
    const { user, field } = await openSearch();
    await user.type(field, "Haas");
    await waitFor(() => {
      expect(hits()[0]).toHaveAttribute("data-kind", "prospect");
      expect(hits()[0]).toHaveTextContent("Norbert Haas");
    });
    expect(await barriers()).toEqual([]);
    await user.keyboard("{Enter}");
    await waitFor(() =>
      expect(screen.getByTestId("prospect-card")).toHaveAttribute("aria-label", "Norbert Haas"),
    );
  });

  it("Enter before the answer opens what the words find, never a hit of other words", async () => {
    const { user, field } = await openSearch();
    await user.type(field, "Konaté");
    await waitFor(() => expect(hits()[0]).toHaveTextContent("Konaté"));
    fireEvent.change(field, { target: { value: "Haas" } });
    fireEvent.keyDown(field, { key: "Enter" });
    await waitFor(() =>
      expect(screen.getByTestId("prospect-card")).toHaveAttribute("aria-label", "Norbert Haas"),
    );
  });

  it("Escape empties the field, then gives the keys back", async () => {
    const { user, field } = await openSearch();
    await user.type(field, "Konaté");
    await user.keyboard("{Escape}");
    expect(field).toHaveValue("");
    expect(field).toHaveFocus();
    await user.keyboard("{Escape}gw");
    expect(field).not.toHaveFocus();
    expect(location.hash).toBe("#/workspaces");
    const narrow = await screen.findByTestId("workspaces-search");
    await user.type(narrow, "xyz{Escape}");
    expect(narrow).toHaveValue("");
    await user.keyboard("{Escape}gt");
    expect(location.hash).toBe("#/today");
  });

  it("Enter is taken back by words that are typed after it", async () => {
    const { user, field } = await openSearch();
    fireEvent.change(field, { target: { value: "Haas" } });
    fireEvent.keyDown(field, { key: "Enter" });
    fireEvent.change(field, { target: { value: "Konaté" } });
    await waitFor(() => expect(hits()[0]).toHaveTextContent("Konaté"));
    expect(field).toHaveFocus();
    expect(location.hash).toMatch(/search/);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(location.hash).not.toMatch(/search/));
  });

  it("arrows choose and Enter opens, without leaving the field", async () => {
    const { user, field } = await openSearch();
    await user.type(field, "OQTF");
    await screen.findAllByTestId("search-hit");
    await user.keyboard("{ArrowDown}");
    expect(field).toHaveFocus();
    expect(screen.getAllByTestId("search-hit")[1]).toHaveAttribute("data-active", "true");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(location.hash).toMatch(/^#\/(workspaces|inbox|contacts)\//));
  });

  it("says where it looked when nothing is found, and offers a wider search", async () => {
    const { user, field } = await openSearch();
    await user.type(field, "recours Benhaddou 2023");
    await waitFor(() =>
      expect(screen.getByTestId("search-none")).toHaveTextContent("Rien pour « recours Benhaddou 2023 »"),
    );
    await user.click(screen.getByTestId("search-widen"));
    expect(field).toHaveValue("Benhaddou");
  });

  it("a search that led somewhere is there again, is kept, and is forgotten", async () => {
    const { user, field } = await openSearch();
    await user.type(field, "OQTF");
    await screen.findAllByTestId("search-hit");
    await user.click(screen.getByTestId("search-keep"));
    expect(await screen.findByText("Ne plus garder")).toBeVisible();
    await user.clear(field);
    await user.type(field, "Konaté");
    await waitFor(() => expect(hits()[0]).toHaveTextContent("Konaté"));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(location.hash).not.toMatch(/search/));
    location.hash = "#/search";
    expect(await screen.findByTestId("saved-searches")).toHaveTextContent("OQTF");
    expect(await screen.findByTestId("recent-searches")).toHaveTextContent("Konaté");
    expect(await barriers()).toEqual([]);
    await user.click(screen.getByTestId("forget-searches"));
    await waitFor(() => expect(screen.queryByTestId("recent-searches")).toBeNull());
    expect(screen.getByTestId("saved-searches")).toHaveTextContent("OQTF");
  });

  it("says what was answered instead of a name that was nearly typed", async () => {
    const { user, field, host } = await openSearch();
    const call = host.call.bind(host);
    host.call = (async (name: never, request: { query?: string }) => {
      if (name !== "search.query" || request.query !== "Konatte") return call(name, request as never);
      const reply: object = await call(name, { ...request, query: "Konaté" } as never);
      return { ...reply, corrected: "Konaté" };
    }) as typeof host.call;
    await user.type(field, "Konatte");
    expect(await screen.findByTestId("search-corrected")).toHaveTextContent(
      "Rien pour « Konatte ». Voici ce qui répond à « Konaté ».",
    );
  });

  it("nothing stands in the way of a screen reader", async () => {
    const { user, field } = await openSearch();
    await user.type(field, "OQTF");
    await screen.findAllByTestId("search-hit");
    expect(await barriers()).toEqual([]);
  });
});
