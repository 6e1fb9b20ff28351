import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";

import { COLUMNS } from "@/features/board/steps";
import { forgetKept } from "@/shared/keep/useKept";
import "@/test/patience";
import { barriers, open } from "@/test/open";
import { openAsManager } from "@/test/openAsManager";

const inColumn = (status: string) => within(screen.getByTestId(`board-cards-${status}`));
const count = (status: string) => Number(screen.getByTestId(`board-count-${status}`).textContent);
const idsIn = (status: string) =>
  inColumn(status)
    .queryAllByTestId("board-card")
    .map((card) => card.getAttribute("data-id"));

beforeEach(forgetKept);

/** Each column asks for its own page: the last to answer may be any of them. */
const everyColumn = () => Promise.all(COLUMNS.map((status) => screen.findByTestId(`board-cards-${status}`)));

async function openBoard() {
  const app = open("1", "#/board");
  await everyColumn();
  return app;
}

describe("the board from the keyboard", () => {
  it("Shift and an arrow move the card at once, and undo takes it back", async () => {
    const { user, host } = await openBoard();
    const before = count("validated");
    await user.keyboard("j");
    const id = document.activeElement?.getAttribute("data-id") ?? "";
    expect(id).not.toBe("");
    await user.keyboard("{Shift>}{ArrowRight}{/Shift}");
    await waitFor(() => expect(count("validated")).toBe(before + 1));
    expect(idsIn("to_validate")).not.toContain(id);
    await waitFor(async () => expect((await host.call("inbox.open", { id })).status).toBe("validated"));
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(idsIn("to_validate")).toContain(id));
    await waitFor(() => expect(count("validated")).toBe(before));
  });

  it("a step that is not legal is explained and moves nothing", async () => {
    const { user } = await openBoard();
    await user.keyboard("j");
    const before = count("to_validate");
    await user.keyboard("{Shift>}{ArrowLeft}{/Shift}");
    expect(await screen.findByTestId("toast")).toHaveTextContent("Il n’y a pas de colonne de ce côté.");
    expect(count("to_validate")).toBe(before);
  });

  it("m offers only the columns that the card may go to", async () => {
    const { user } = await openBoard();
    await user.keyboard("j{ArrowRight}m");
    await screen.findByTestId("move-menu");
    expect(screen.queryByTestId("menu-move-to_validate")).toBeNull();
    expect(screen.getByTestId("menu-move-escalated")).toBeVisible();
    expect(screen.getByTestId("menu-move-closed")).toBeVisible();
  });

  it("x chooses, and the bar acts on all that are chosen", async () => {
    const { user } = await openBoard();
    const before = count("closed");
    await user.keyboard("jx");
    await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
    expect(await screen.findByTestId("bulk-bar")).toHaveTextContent("2 cartes");
    await user.keyboard("e");
    await waitFor(() => expect(count("closed")).toBe(before + 2));
  });

  it("Enter opens the message beside, Escape closes it", async () => {
    const { user } = await openBoard();
    await user.keyboard("j");
    await waitFor(() => expect(document.activeElement?.getAttribute("data-id")).toBeTruthy());
    await user.keyboard("{Enter}");
    const drawer = await screen.findByTestId("board-drawer");
    expect(await within(drawer).findByTestId("message-subject")).toBeVisible();
    expect(location.hash).toMatch(/^#\/board\/./);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId("board-drawer")).toBeNull());
    expect(location.hash).toBe("#/board");
  });

  it("back closes the message and stays in the room", async () => {
    const { user } = await openBoard();
    await user.keyboard("j{Enter}");
    await screen.findByTestId("board-drawer");
    await user.keyboard("j");
    history.back();
    await waitFor(() => expect(screen.queryByTestId("board-drawer")).toBeNull());
    expect(location.hash).toBe("#/board");
  });
});

it("a card that the office refuses goes back to its place", async () => {
  const { user, host } = await openBoard();
  const call = host.call.bind(host);
  host.call = ((name: never, request: never) =>
    name === "inbox.move" ? Promise.reject(new Error("gone")) : call(name, request)) as typeof host.call;
  const before = [count("to_validate"), count("validated")];
  await user.keyboard("j{Shift>}{ArrowRight}{/Shift}");
  await screen.findByTestId("toast");
  await waitFor(() => expect([count("to_validate"), count("validated")]).toEqual(before));
});

it("a column that was on its way when a move was refused still comes", async () => {
  let held = false;
  const { user } = open("1", "#/board", (host) => {
    const call = host.call.bind(host);
    host.call = ((name: never, request: { status?: string }) => {
      if (name === "inbox.move") return Promise.reject(new Error("gone"));
      if (name !== "board.column" || request.status !== "closed" || held) return call(name, request as never);
      held = true;
      return new Promise(() => undefined);
    }) as typeof host.call;
  });
  await within(await screen.findByTestId("board-cards-to_validate")).findAllByTestId("board-card");
  await screen.findByTestId("board-cards-validated");
  await user.keyboard("j{Shift>}{ArrowRight}{/Shift}");
  await screen.findByTestId("toast");
  expect(await screen.findByTestId("board-cards-closed")).toBeVisible();
});

it("a manager reads and validates, and has no way to answer", async () => {
  const { user } = openAsManager("#/board");
  await everyColumn();
  expect(await screen.findByTestId("manager-note")).toHaveTextContent("lire et valider");
  await user.keyboard("j{Enter}");
  const drawer = await screen.findByTestId("board-drawer");
  await within(drawer).findByTestId("message-subject");
  expect(within(drawer).queryByTestId("reply")).toBeNull();
  expect(within(drawer).getByTestId("validate")).toBeEnabled();
  expect(within(drawer).queryByTestId("done")).toBeNull();
});

it("nothing stands in the way of a screen reader", async () => {
  await openBoard();
  expect(await barriers()).toEqual([]);
});
