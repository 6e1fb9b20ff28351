import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";

import type { MessageView } from "@/contract/MessageView";
import type { Host } from "@/host/host";

import { forgetKept } from "@/shared/keep/useKept";
import "@/test/patience";
import { barriers, open } from "@/test/open";
import { openAsManager } from "@/test/openAsManager";

const subject = () => screen.findByTestId("message-subject");
const rows = () => screen.getAllByTestId("message-row");
const idOf = (row: HTMLElement | undefined) => row?.getAttribute("data-id");

beforeEach(() => {
  vi.restoreAllMocks();
  forgetKept();
  window.innerWidth = 1440;
});

async function openInbox(hash = "#/inbox") {
  const app = open("1", hash);
  await screen.findAllByTestId("message-row");
  return app;
}

describe("the inbox from the keyboard", () => {
  it("j opens the next message, e closes it and opens the one after, undo brings it back", async () => {
    const { user } = await openInbox();
    const [first, second] = rows().map(idOf);
    await user.keyboard("j");
    expect(location.hash).toBe(`#/inbox/${first ?? ""}`);
    await subject();
    await user.keyboard("e");
    await waitFor(() => expect(location.hash).toBe(`#/inbox/${second ?? ""}`));
    await waitFor(() => expect(idOf(rows()[0])).toBe(second));
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(idOf(rows()[0])).toBe(first));
    await waitFor(() => expect(location.hash).toBe(`#/inbox/${first ?? ""}`));
  });

  it("x and Shift choose several, and one key acts on all of them", async () => {
    const { user } = await openInbox();
    await user.keyboard("j");
    await subject();
    await user.keyboard("x");
    await user.keyboard("{Shift>}J{/Shift}");
    expect(await screen.findByTestId("chosen-count")).toHaveTextContent("2 messages");
    expect(screen.queryByTestId("reply")).toBeNull();
    const third = idOf(rows()[2]);
    await user.keyboard("e");
    await waitFor(() => expect(idOf(rows()[0])).toBe(third));
    expect(await screen.findByTestId("toast")).toHaveTextContent("2 messages terminés");
  });

  it("s and a open their menus, u marks unread, r begins the answer", async () => {
    const { user } = await openInbox("#/inbox/m-0");
    await subject();
    await user.keyboard("s");
    expect(await screen.findByTestId("menu-snooze-tomorrow")).toBeVisible();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
    await user.keyboard("r");
    expect(await screen.findByTestId("draft-text")).toHaveFocus();
  });
});

describe("a message that was opened elsewhere", () => {
  it("is found in its list, far down, and the keys go on from it", async () => {
    const { user, host } = await openInbox();
    const { items } = await host.call("inbox.list", { tab: "to_handle", limit: 100 });
    const [far, next] = [items[24]!, items[25]!];
    // A window measures and scrolls, and here nothing does.
    vi.spyOn(Element.prototype, "scrollHeight", "get").mockReturnValue(4000);
    Element.prototype.scrollTo = function (this: Element, to?: ScrollToOptions | number) {
      if (typeof to === "object") this.scrollTop = to.top ?? 0;
      this.dispatchEvent(new Event("scroll"));
    };
    await user.keyboard("gt");
    await screen.findByTestId("today");
    location.hash = `#/inbox/${far.id}`;
    await waitFor(() => expect(rows().map(idOf)).toContain(far.id));
    const line = rows().find((row) => idOf(row) === far.id);
    expect(line).toHaveAttribute("data-active", "true");
    await user.keyboard("j");
    await waitFor(() => expect(location.hash).toBe(`#/inbox/${next.id}`));
  });

  it("and is done already is shown among all, until one goes back to one's own", async () => {
    const { user } = open("1", "#/inbox", (host) => {
      void host.call("inbox.move", { ids: ["m-3"], to: "closed" });
    });
    await screen.findAllByTestId("message-row");
    expect(rows().map(idOf)).not.toContain("m-3");
    location.hash = "#/inbox/m-3";
    await waitFor(() => expect(screen.getByTestId("inbox-tab-all")).toHaveAttribute("aria-selected", "true"));
    await waitFor(() => expect(rows().map(idOf)).toContain("m-3"));
    await user.keyboard("gi");
    await waitFor(() =>
      expect(screen.getByTestId("inbox-tab-to_handle")).toHaveAttribute("aria-selected", "true"),
    );
  });
});

describe("what the machine says", () => {
  it("is marked in the text exactly where the core says, with the same numbers", async () => {
    await openInbox("#/inbox/m-0");
    const marks = await screen.findAllByTestId("source-mark");
    const words = marks.map((mark) => mark.firstChild?.textContent);
    expect(words).toContain("hier à 17 h 20");
    const numbers = screen.getAllByTestId("source").map((button) => button.textContent);
    expect(numbers).toHaveLength(marks.length);
    expect(new Set(numbers).size).toBe(marks.length);
  });

  it("v accepts it and validates the message", async () => {
    const { user } = await openInbox("#/inbox/m-0");
    await screen.findByTestId("accept-analysis");
    await user.keyboard("v");
    expect(await screen.findByTestId("analysis-accepted")).toBeVisible();
    expect(await screen.findByText("Message validé")).toBeVisible();
    await user.click(await screen.findByTestId("toast-undo"));
    expect(await screen.findByText("Annulé")).toBeVisible();
  });

  it("c opens what its least sure value can be", async () => {
    const { user } = await openInbox("#/inbox/m-0");
    await user.click(await screen.findByTestId("correct-analysis"));
    expect(await screen.findByRole("menu")).toBeVisible();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
    await user.keyboard("c");
    expect(await screen.findByRole("menu")).toBeVisible();
  });

  it("looks different once a person has corrected it", async () => {
    const { user } = await openInbox("#/inbox/m-0");
    await user.click(await screen.findByTestId("correct-priority"));
    await user.click(await screen.findByTestId("menu-correct-medium"));
    const row = await screen.findByTestId("judged-priority");
    await waitFor(() => expect(row).toHaveAttribute("data-origin", "person"));
    expect(row).toHaveTextContent("Moyenne");
    expect(row).toHaveTextContent("corrigé");
    expect(within(row).queryByText("sûr")).toBeNull();
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(row).not.toHaveTextContent("Moyenne"));
  });

  it("is not shown as fact when its summary was rejected", async () => {
    const { user } = await openInbox("#/inbox/m-0");
    const words = (await screen.findByTestId("summary")).querySelector("p")?.textContent ?? "?";
    await user.click(screen.getByTestId("summary-reject"));
    expect(await screen.findByTestId("summary-rejected")).toBeVisible();
    expect(within(screen.getByTestId("analysis")).queryByText(words)).toBeNull();
  });

  it("a proposed deadline is confirmed by its key, once its points to check were shown", async () => {
    const { user } = await openInbox("#/inbox/m-0");
    const card = await screen.findByTestId("deadline-card");
    expect(card).toHaveAttribute("data-state", "proposed");
    expect(within(card).getByTestId("open-doubts")).toBeVisible();
    await user.keyboard("d");
    expect(await screen.findByText(/à vérifier. D de nouveau pour confirmer/)).toBeVisible();
    expect(screen.getByTestId("deadline-card")).toHaveAttribute("data-state", "proposed");
    await user.keyboard("d");
    await waitFor(() =>
      expect(screen.getByTestId("deadline-card")).toHaveAttribute("data-state", "confirmed"),
    );
  });
});

it("in a narrow window the analysis comes as a drawer and Escape puts it away", async () => {
  window.innerWidth = 1024;
  const { user } = await openInbox("#/inbox/m-0");
  await subject();
  expect(screen.queryByTestId("analysis")).toBeNull();
  await user.click(screen.getByTestId("show-analysis"));
  expect(await screen.findByTestId("analysis")).toBeVisible();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByTestId("analysis")).toBeNull());
});

it("Escape leads from the analysis back to the letter, and closes a menu before that", async () => {
  const { user } = await openInbox("#/inbox/m-0");
  await subject();
  const file = await screen.findByTestId("file-message");
  file.focus();
  await user.keyboard("{Escape}");
  expect(document.getElementById("message")).toHaveFocus();
  await user.click(screen.getByTestId("correct-priority"));
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  expect(document.getElementById("message")).not.toHaveFocus();
});

it("what a person calls spam is ended by the one step that is left", async () => {
  const { user } = await openInbox("#/inbox/m-0");
  await subject();
  expect(screen.queryByTestId("spam-done")).toBeNull();
  await user.click(screen.getByTestId("correct-category"));
  await user.click(await screen.findByTestId("menu-correct-spam"));
  await user.click(await screen.findByTestId("spam-done"));
  expect(await screen.findByText("Message terminé")).toBeVisible();
});

describe("answering", () => {
  it("keeps the draft by itself and says that the mail program sends it", async () => {
    const { user, host } = await openInbox("#/inbox/m-0");
    await subject();
    await user.keyboard("r");
    await user.type(await screen.findByTestId("draft-text"), "Bonjour Madame");
    await waitFor(() => expect(screen.getByTestId("draft-state")).toHaveTextContent(/Brouillon enregistré/));
    const kept = await host.call("inbox.open", { id: "m-0" });
    expect(kept.draft?.text).toBe("Bonjour Madame");
    expect(screen.getByTestId("draft-mailto")).toHaveAttribute(
      "href",
      expect.stringContaining("Bonjour%20Madame"),
    );
    expect(screen.getByTestId("draft")).toHaveTextContent("la réponse part de là");
  });

  it("that was begun stands on its line, and whoever ends the message is told that it did not leave", async () => {
    const { user } = await openInbox("#/inbox/m-0");
    await subject();
    expect(screen.queryByTestId("message-draft")).toBeNull();
    await user.keyboard("r");
    await user.type(await screen.findByTestId("draft-text"), "Bonjour Madame");
    expect(await screen.findByTestId("message-draft")).toHaveTextContent("Brouillon");
    await user.keyboard("{Escape}e");
    expect(await screen.findByText(/la réponse commencée n’est pas partie/)).toBeVisible();
  });

  it("that was thrown away comes back by one click", async () => {
    const { user, host } = await openInbox("#/inbox/m-0");
    await subject();
    await user.keyboard("r");
    await user.type(await screen.findByTestId("draft-text"), "Bonjour Madame");
    await waitFor(() => expect(screen.getByTestId("draft-state")).toHaveTextContent(/Brouillon enregistré/));
    await user.click(screen.getByTestId("draft-discard"));
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(async () =>
      expect((await host.call("inbox.open", { id: "m-0" })).draft?.text).toBe("Bonjour Madame"),
    );
  });

  it("that is too long for a link is copied, and says so", async () => {
    const { user } = await openInbox("#/inbox/m-0");
    await subject();
    await user.keyboard("r");
    await user.click(await screen.findByTestId("draft-text"));
    const long = "Un paragraphe de la réponse. ".repeat(80);
    await user.paste(long);
    await user.click(screen.getByTestId("draft-mailto"));
    expect(await screen.findByText(/il est copié, collez-le/)).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe(long);
  });

  it("of another time is shown and takes no key until a person asks for it", async () => {
    const { user } = await openInbox("#/inbox/m-0");
    await subject();
    await user.keyboard("r");
    await user.type(await screen.findByTestId("draft-text"), "Bonjour");
    await waitFor(() => expect(screen.getByTestId("draft-state")).toHaveTextContent(/Brouillon enregistré/));
    await user.keyboard("{Escape}j");
    await waitFor(() => expect(screen.queryByTestId("draft")).toBeNull());
    await user.keyboard("k");
    const text = await screen.findByTestId<HTMLTextAreaElement>("draft-text");
    expect(text).not.toHaveFocus();
    await user.keyboard("r");
    await waitFor(() => expect(text).toHaveFocus());
    expect(text.selectionStart).toBe("Bonjour".length);
  });

  it("that was left in the middle of a word is there when one comes back at once", async () => {
    const { user } = await openInbox("#/inbox/m-0");
    await subject();
    await user.keyboard("r");
    await user.type(await screen.findByTestId("draft-text"), "Bonjour Mad");
    await user.keyboard("{Escape}j");
    await waitFor(() => expect(screen.queryByTestId("draft")).toBeNull());
    await user.keyboard("k");
    expect(await screen.findByTestId("draft-text")).toHaveValue("Bonjour Mad");
  });

  it("is not offered to a manager, by button or by key", async () => {
    const { user } = openAsManager("#/inbox/m-0");
    await screen.findByTestId("message-subject");
    expect(screen.queryByTestId("reply")).toBeNull();
    await user.keyboard("r");
    expect(screen.queryByTestId("draft")).toBeNull();
    expect(screen.getByTestId("action-bar")).toHaveTextContent("Votre rôle lit et valide");
    expect(screen.queryByTestId("correct-priority")).toBeNull();
    await user.click(screen.getByTestId("validate"));
    expect(await screen.findByText("Message validé")).toBeVisible();
  });
});

it("nothing stands in the way of a screen reader", async () => {
  await openInbox("#/inbox/m-0");
  await screen.findByTestId("analysis");
  expect(await barriers()).toEqual([]);
});

it("a letter in an archived workspace says so, and the workspace is reopened beside it", async () => {
  const { host, user } = await openInbox();
  await host.call("workspaces.change", { ids: ["w-konate"], archived: true });
  const { items } = await host.call("inbox.list", { tab: "all", limit: 200 });
  const letter = items.find(({ workspaceReference }) => workspaceReference === "2026-0397");
  location.hash = `#/inbox/${letter?.id ?? ""}`;
  expect(await screen.findByTestId("workspace-archived")).toHaveTextContent("dossier archivé");
  await user.click(screen.getByTestId("reopen-workspace"));
  await waitFor(() => expect(screen.queryByTestId("workspace-archived")).toBeNull());
  await user.click(await screen.findByTestId("toast-undo"));
  await screen.findByTestId("workspace-archived");
});

it("a file that runs something is saved only after a question", async () => {
  const { host, user } = await openInbox();
  const call = host.call.bind(host);
  host.call = (async (name: string, request: never) => {
    const answer: unknown = await call(name as never, request);
    if (name !== "inbox.open") return answer;
    const message = answer as MessageView;
    const file = { id: "a-1", filename: "avis.pdf.exe", contentType: "application/octet-stream", bytes: 900 };
    return { ...message, attachments: [{ ...file, textState: "none", danger: true }] };
  }) as typeof host.call;
  location.hash = "#/inbox/m-1";
  const file = await screen.findByTestId("attachment");
  expect(file).toHaveTextContent("programme : ne pas ouvrir");
  await user.click(file);
  expect(await screen.findByTestId("confirm")).toHaveTextContent("avis.pdf.exe");
  expect(await barriers()).toEqual([]);
  const saved = vi.fn((event: Event) => event.preventDefault());
  screen.getByTestId("attachment-anyway").addEventListener("click", saved);
  await user.click(screen.getByTestId("confirm-yes"));
  expect(saved).toHaveBeenCalledOnce();
  await waitFor(() => expect(screen.queryByTestId("confirm")).toBeNull());
});

describe("a reply in two windows", () => {
  /** Another window of the firm writes. */
  const elsewhere = (host: Host, text: string) => host.call("inbox.save_draft", { id: "m-0", text });
  const field = () => screen.findByTestId("draft-text");

  it("follows what the other one wrote as long as nothing is typed here", async () => {
    const { host, user } = await openInbox("#/inbox/m-0");
    await subject();
    await user.keyboard("r");
    await user.type(await field(), "Bonjour");
    await waitFor(() => expect(screen.getByTestId("draft-state")).toHaveTextContent(/^Brouillon enregistré/));
    await elsewhere(host, "Bonjour Madame");
    await waitFor(async () => expect(await field()).toHaveValue("Bonjour Madame"));
  });

  it("loses neither text where both wrote, and a person chooses", async () => {
    const { host, user } = await openInbox("#/inbox/m-0");
    await subject();
    await user.keyboard("r");
    await user.type(await field(), "Bonjour");
    await waitFor(() => expect(screen.getByTestId("draft-state")).toHaveTextContent(/^Brouillon enregistré/));
    await elsewhere(host, "Chère Madame");
    await user.type(await field(), " Monsieur");
    await screen.findByTestId("draft-elsewhere");
    expect(await field()).toHaveValue("Bonjour Monsieur");
    await user.click(screen.getByTestId("draft-mine"));
    await waitFor(async () =>
      expect((await host.call("inbox.open", { id: "m-0" })).draft?.text).toBe("Bonjour Monsieur"),
    );
    await elsewhere(host, "Autre");
    await user.type(await field(), " !");
    await user.click(await screen.findByTestId("draft-theirs"));
    expect(await field()).toHaveValue("Autre");
    expect(screen.queryByTestId("draft-elsewhere")).toBeNull();
  });
});
