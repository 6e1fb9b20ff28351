import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import type { HitView } from "@/contract/HitView";
import type { SearchView } from "@/contract/SearchView";
import { barriers, open } from "@/test/open";

test("the first screen says what lapses first and leads there", async () => {
  const { user } = open("1");
  const [first] = await screen.findAllByTestId("today-lapse");
  expect(first).toHaveTextContent("Idrissa Konaté");
  expect(first).toHaveAttribute("data-kind", "critical");
  await user.click(within(first!).getByTestId("today-lapse-open"));
  expect(location.hash).toBe("#/workspaces/w-konate");
});

test("an empty firm says how mail comes in", async () => {
  const { host, user } = open("empty");
  const call = vi.spyOn(host, "call");
  await user.click(await screen.findByTestId("empty-choose-files"));
  await waitFor(() => expect(call).toHaveBeenCalledWith("ingest.start", { places: ["p-1"] }));
  expect(await screen.findByTestId("status-jobs")).toBeInTheDocument();
});

test("g then a letter goes to a room, and Ctrl+K finds a person", async () => {
  const { user } = open("1");
  await screen.findByTestId("today");
  await user.keyboard("gc");
  expect(location.hash).toBe("#/settings/connections");
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByTestId("palette-input"), "konate");
  await waitFor(() =>
    expect(
      screen.getAllByTestId("palette-item").some((item) => item.textContent.includes("OQTF, assigné")),
    ).toBe(true),
  );
  await user.click(
    screen.getAllByTestId("palette-item").find((item) => item.textContent.includes("OQTF, assigné"))!,
  );
  expect(location.hash).toBe("#/workspaces/w-konate");
});

test("Ctrl+K finds a prospect, a product and a campaign of one's own, and opens them", async () => {
  const { user } = open("1");
  await screen.findByTestId("today");
  const found = async (typed: string, label: string) => {
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByTestId("palette-input"), typed);
    let item: HTMLElement | undefined;
    await waitFor(() => {
      item = screen.getAllByTestId("palette-item").find((one) => one.textContent.startsWith(label));
      expect(item).toBeDefined();
    });
    await user.click(item!);
  };
  await found("haas", "Norbert Haas");
  expect(location.hash).toBe("#/campaigns/ca-tables");
  await waitFor(() =>
    expect(screen.getByTestId("prospect-card")).toHaveAttribute("aria-label", "Norbert Haas"),
  );
  // From within the campaign as well.
  await found("wijnands", "Theo Wijnands");
  await waitFor(() =>
    expect(screen.getByTestId("prospect-card")).toHaveAttribute("aria-label", "Theo Wijnands"),
  );
  await found("torchon", "Torchon");
  expect(location.hash).toMatch(/^#\/campaigns\/ca-tables\/products\//);
  await found("tables et", "Tables et Matières 2026");
  expect(location.hash).toBe("#/campaigns/ca-tables");
});

test("locking shows the door and forgets what was read", async () => {
  const { user } = open("1");
  await screen.findAllByTestId("today-lapse");
  await user.keyboard("{Control>}l{/Control}");
  expect(await screen.findByTestId("unlock")).toHaveTextContent("Le cabinet est verrouillé");
  expect(screen.queryByText("Idrissa Konaté")).not.toBeInTheDocument();
});

test("files dropped on the window are brought in", async () => {
  const { host } = open("1");
  await screen.findByTestId("today");
  const call = vi.spyOn(host, "call");
  const dataTransfer = { types: ["Files"], files: [new File(["x"], "lettre.eml")] };
  fireEvent.dragEnter(window, { dataTransfer });
  expect(screen.getByTestId("drop-overlay")).toHaveTextContent("Déposez vos courriels");
  await act(async () => fireEvent.drop(window, { dataTransfer }));
  expect(call).toHaveBeenCalledWith("ingest.start", { places: ["p-0"] });
  expect(screen.queryByTestId("drop-overlay")).not.toBeInTheDocument();
});

test("the language changes at once, everywhere", async () => {
  const { user } = open("1", "#/settings/profile");
  await user.selectOptions(await screen.findByTestId("settings-language"), "en");
  expect(await screen.findByRole("heading", { name: "Profile and appearance" })).toBeInTheDocument();
  expect(screen.getByTestId("rail-inbox")).toHaveTextContent("Inbox");
  expect(document.documentElement.lang).toBe("en");
});

test("a refused mailbox says what happened, what is safe and what to do, and can be reconnected", async () => {
  const { user } = open("1", "#/settings/connections");
  const card = await screen.findByTestId("account-refused");
  expect(card).toHaveTextContent(/Ce qui s’est passé.*Aucun message n’est perdu.*Ce qu’il faut faire/);
  await user.click(within(card).getByTestId("account-reconnect"));
  await user.type(await screen.findByTestId("reconnect-secret"), "nouveau");
  await user.click(screen.getByTestId("reconnect-save"));
  await waitFor(() => expect(screen.queryByTestId("account-refused")).not.toBeInTheDocument());
});

test("a mailbox is tried before it is added", async () => {
  const { host, user } = open("empty", "#/settings/connections");
  const call = vi.spyOn(host, "call");
  await user.click(await screen.findByTestId("connections-add"));
  await user.type(screen.getByTestId("imap-label"), "contact@cabinet.fr");
  expect(screen.getByTestId("imap-host")).toHaveValue("imap.cabinet.fr");
  expect(screen.getByTestId("imap-username")).toHaveValue("contact@cabinet.fr");
  await user.type(screen.getByTestId("imap-secret"), "non");
  await user.click(screen.getByTestId("add-mailbox-test"));
  expect(await screen.findByTestId("add-mailbox-problem")).toHaveTextContent("Rien n’est enregistré");
  await user.type(screen.getByTestId("imap-secret"), "-oui");
  await user.click(screen.getByTestId("add-mailbox-test"));
  await user.click(await screen.findByTestId("add-mailbox-save"));
  await waitFor(() =>
    expect(call).toHaveBeenCalledWith(
      "accounts.add_imap",
      expect.objectContaining({ label: "contact@cabinet.fr", folders: ["INBOX", "Envoyés", "Archives"] }),
    ),
  );
});

describe("nobody is kept out of", () => {
  test.each([
    "#/today",
    "#/settings/profile",
    "#/settings/members",
    "#/settings/connections",
    "#/settings/delays",
    "#/settings/security",
    "#/settings/intelligence",
    "#/settings/audit",
  ])("%s", async (hash) => {
    open("1", hash);
    await screen.findByTestId("rail");
    await waitFor(() => expect(screen.queryByTestId("loading")).not.toBeInTheDocument());
    await screen.findByRole("main");
    expect(await barriers()).toEqual([]);
  });
});

test("a text that is cut says the whole of itself under the pointer, but not a name that is blurred", async () => {
  const { user } = open("1", "#/workspaces");
  const name = await screen.findByText("Idrissa Konaté");
  const style = vi.spyOn(window, "getComputedStyle");
  style.mockImplementation(
    () => ({ textOverflow: "ellipsis", webkitLineClamp: "none" }) as CSSStyleDeclaration,
  );
  Object.defineProperty(name, "scrollWidth", { value: 2000 });
  document.documentElement.dataset.discreet = "true";
  await user.hover(name);
  expect(name).not.toHaveAttribute("title");
  document.documentElement.dataset.discreet = "false";
  await user.unhover(name);
  await user.hover(name);
  expect(name).toHaveAttribute("title", "Idrissa Konaté");
  style.mockRestore();
});

test("words that a blurred element has under the pointer stay away while it is blurred", async () => {
  const { user } = open("1", "#/");
  const [line] = await screen.findAllByTitle(/Nadia Cherkaoui/);
  if (line === undefined) throw new Error("a line of Today has its words under the pointer");
  document.documentElement.dataset.discreet = "true";
  await user.hover(line);
  expect(line).not.toHaveAttribute("title");
  document.documentElement.dataset.discreet = "false";
  await user.unhover(line);
  await user.hover(line);
  expect(line).toHaveAttribute("title", expect.stringContaining("Nadia Cherkaoui"));
});

test("the longest names and texts leave every screen usable", async () => {
  const { user } = open("long", "#/inbox/m-0");
  expect(await screen.findByTestId("message-subject")).toHaveTextContent(/^TR : Re: TR/);
  await waitFor(() => expect(screen.getByTestId("status-line")).toHaveTextContent(/… refusée depuis/));
  await user.keyboard("gw");
  expect((await screen.findAllByTestId("workspace-row"))[0]).toHaveTextContent("Razafindrakotondramanana");
  expect(await barriers()).toEqual([]);
});

test("a deadline that a person knows is entered for any workspace, found by its words", async () => {
  const { user } = open("1");
  await user.click(await screen.findByTestId("today-enter-deadline"));
  await user.type(await screen.findByTestId("pick-search"), "Okafor");
  await waitFor(() => expect(screen.getAllByTestId("pick-option")).toHaveLength(1));
  await user.keyboard("{Enter}");
  expect(await screen.findByTestId("picked")).toHaveValue(
    "2026-0340  Blessing Okafor, Asile, entretien à l’OFPRA",
  );
  await user.keyboard("Audience");
  expect(screen.getByTestId("enter-title")).toHaveValue("Audience");
  await user.type(screen.getByTestId("due-day"), "2099-07-14");
  await user.click(screen.getByTestId("deadline-entry-save"));
  expect(await screen.findByTestId("toast")).toHaveTextContent(/14.juil\. 2099/);
});

test("the palette finds what is called so first, a kind after the other, and hides names in the discreet mode", async () => {
  const { host, user } = open("1", "#/today");
  const call = host.call.bind(host);
  const hit = (kind: string, id: string, title: string): HitView => ({
    kind,
    id,
    title,
    who: "",
    snippet: "",
    marks: [],
    score: 1,
    at: "2026-11-20T10:00:00+01:00",
    workspaceId: null,
    page: null,
  });
  host.call = (async (name: string, request: never) => {
    const answer: unknown = await call(name as never, request);
    if (name !== "search.query") return answer;
    const hits = [
      hit("document", "d-1", "attestation Sylla.pdf"),
      hit("mail", "m-1", "Konaté"),
      hit("document", "d-2", "passeport.pdf"),
      hit("workspace", "w-1", "Idrissa Konaté, OQTF"),
    ];
    return { ...(answer as SearchView), hits };
  }) as typeof host.call;
  await screen.findByTestId("today");
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByTestId("palette-input"), "konat");
  const found = () => screen.getAllByTestId("palette-item").slice(0, 4);
  await waitFor(() =>
    expect(found().map((item) => item.textContent)).toEqual([
      "Idrissa Konaté, OQTF",
      "attestation Sylla.pdf",
      "passeport.pdf",
      "Konaté",
    ]),
  );
  for (const item of found()) expect(item.querySelector(".cut")).toHaveClass("private");
});
