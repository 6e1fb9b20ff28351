import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { STAGES } from "@/features/campaigns/stages";
import "@/test/patience";
import { open } from "@/test/open";

/** Columns of 200 points side by side: jsdom lays nothing out. */
const WIDTH = 200;
const middleOf = (stage: (typeof STAGES)[number]) => ({
  clientX: STAGES.indexOf(stage) * WIDTH + WIDTH / 2,
  clientY: 100,
});
const aside = { clientX: STAGES.length * WIDTH + 50, clientY: 100 };

const number = (stage: string) => Number(screen.getByTestId(`count-${stage}`).textContent);
const cards = (stage: string) =>
  within(screen.getByTestId(`stage-${stage}`)).queryAllByTestId("prospect-row");
const idsIn = (stage: string) => cards(stage).map((card) => card.dataset.id);

beforeEach(() => {
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    const at = STAGES.findIndex((stage) => this.getAttribute("data-testid") === `stage-${stage}`);
    return at < 0 ? new DOMRect(0, 0, 10, 10) : new DOMRect(at * WIDTH, 0, WIDTH, 600);
  });
  return () => vi.restoreAllMocks();
});

async function show() {
  const app = open("1", "#/campaigns/ca-tables");
  await screen.findByTestId("campaign-page");
  // Each column asks for its own page: the last to answer may be any of them.
  await waitFor(() => {
    for (const stage of STAGES) expect(screen.getByTestId(`list-${stage}`)).toBeVisible();
  });
  return app;
}

/** Takes a card of the waiting room and carries it there, without letting go. */
async function carry(card: HTMLElement, to: { clientX: number; clientY: number }) {
  fireEvent.mouseDown(card, { ...middleOf("waiting_room"), button: 0 });
  fireEvent.mouseMove(document, { clientX: middleOf("waiting_room").clientX + 8, clientY: 100 });
  const ghost = await screen.findByTestId("prospect-ghost");
  fireEvent.mouseMove(document, to);
  return ghost;
}

describe("a prospect that is dragged", () => {
  it("goes to the stage under the pointer, which says so, and comes back by undo", async () => {
    const { user } = await show();
    const before = number("fridge");
    const [card] = cards("waiting_room");
    const id = card!.dataset.id;
    await carry(card!, middleOf("fridge"));
    await waitFor(() => expect(screen.getByTestId("stage-fridge")).toHaveAttribute("data-over", "true"));
    fireEvent.mouseUp(document);
    await waitFor(() => expect(idsIn("fridge")).toContain(id));
    await waitFor(() => expect(number("fridge")).toBe(before + 1));
    expect(screen.queryByTestId("prospect-ghost")).toBeNull();
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(idsIn("waiting_room")).toContain(id));
    await waitFor(() => expect(number("fridge")).toBe(before));
  });

  it("takes along whoever is chosen with it", async () => {
    const { user } = await show();
    const before = [number("waiting_room"), number("trash")];
    const [first, second] = cards("waiting_room");
    const ids = [first!.dataset.id, second!.dataset.id];
    await user.click(first!);
    await user.keyboard("{Shift>}");
    await user.click(second!);
    await user.keyboard("{/Shift}");
    const ghost = await carry(cards("waiting_room")[1]!, middleOf("trash"));
    expect(ghost).toHaveTextContent("+1");
    fireEvent.mouseUp(document);
    await waitFor(() => expect(idsIn("trash")).toEqual(expect.arrayContaining(ids)));
    await waitFor(() =>
      expect([number("waiting_room"), number("trash")]).toEqual([before[0]! - 2, before[1]! + 2]),
    );
  });

  it("goes alone when others are chosen", async () => {
    const { user } = await show();
    const before = number("oven");
    const [first, second, third] = cards("waiting_room");
    await user.click(first!);
    await user.keyboard("{Shift>}");
    await user.click(second!);
    await user.keyboard("{/Shift}");
    const id = third!.dataset.id;
    const ghost = await carry(third!, middleOf("oven"));
    expect(ghost).not.toHaveTextContent("+");
    fireEvent.mouseUp(document);
    await waitFor(() => expect(idsIn("oven")).toContain(id));
    await waitFor(() => expect(number("oven")).toBe(before + 1));
  });

  it("stays where it was when it is let go beside, above its own stage, or with Escape", async () => {
    const { host } = await show();
    const call = vi.spyOn(host, "call");
    const before = idsIn("waiting_room");
    for (const letGo of [
      { to: aside, by: () => fireEvent.mouseUp(document) },
      { to: middleOf("waiting_room"), by: () => fireEvent.mouseUp(document) },
      { to: middleOf("oven"), by: () => fireEvent.keyDown(document, { key: "Escape", code: "Escape" }) },
    ]) {
      await carry(cards("waiting_room")[0]!, letGo.to);
      letGo.by();
      await waitFor(() => expect(screen.queryByTestId("prospect-ghost")).toBeNull());
      fireEvent.mouseUp(document);
    }
    expect(call.mock.calls.map(([name]) => name)).not.toContain("prospects.sort");
    expect(idsIn("waiting_room")).toEqual(before);
  });

  it("is not dragged by a hand that only trembles", async () => {
    await show();
    const [card] = cards("waiting_room");
    fireEvent.mouseDown(card!, { ...middleOf("waiting_room"), button: 0 });
    fireEvent.mouseMove(document, { clientX: middleOf("waiting_room").clientX + 3, clientY: 100 });
    expect(screen.queryByTestId("prospect-ghost")).toBeNull();
    fireEvent.mouseUp(document);
  });
});
