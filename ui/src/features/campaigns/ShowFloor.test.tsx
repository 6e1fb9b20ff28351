import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";

async function show() {
  const app = open("1", "#/campaigns/ca-tables");
  await screen.findByTestId("prospect-card");
  return app;
}
const number = (stage: string) => screen.getByTestId(`count-${stage}`).textContent;

describe("the show floor", () => {
  it("is entered and left, sorts by a tap, takes back by a tap, and notes what somebody wants", async () => {
    const { user } = await show();
    await user.click(screen.getByTestId("campaign-more"));
    await user.click(await screen.findByTestId("menu-view-floor"));
    const floor = await screen.findByTestId("show-floor");
    expect(document.documentElement).toHaveAttribute("data-floor", "true");
    expect(screen.getByTestId("floor-name")).toHaveTextContent("Capucine Lormeau");
    expect(screen.getByTestId("floor-undo")).toBeDisabled();
    await user.click(screen.getByTestId("interest-add"));
    await user.click((await screen.findAllByTestId("interest-found"))[0]!);
    await waitFor(() => expect(within(floor).getAllByTestId("interest")).toHaveLength(4));
    await user.click(screen.getByTestId("floor-yes"));
    await waitFor(() => expect(screen.getByTestId("floor-name")).toHaveTextContent("Bertrand Quillévéré"));
    await waitFor(() => expect(screen.getByTestId("floor-undo")).toBeEnabled());
    expect(await barriers(floor)).toEqual([]);
    await user.click(screen.getByTestId("floor-undo"));
    await waitFor(() => expect(screen.getByTestId("floor-undo")).toBeDisabled());
    // Whoever comes back is at hand: the next tap is about them.
    await waitFor(() => expect(screen.getByTestId("floor-name")).toHaveTextContent("Capucine Lormeau"));
    await user.click(screen.getByTestId("floor-next"));
    await waitFor(() => expect(screen.getByTestId("floor-name")).not.toHaveTextContent("Capucine"));
    await user.click(screen.getByTestId("floor-leave"));
    await waitFor(() => expect(number("waiting_room")).toBe("6"));
    expect(document.documentElement).not.toHaveAttribute("data-floor");
  });
});

describe("on the show floor, within the thumb's reach", () => {
  async function floor() {
    const app = await show();
    await app.user.keyboard("d");
    await screen.findByTestId("show-floor");
    return app;
  }

  it("one sees who of how many it is", async () => {
    const { user } = await floor();
    expect(screen.getByTestId("floor-place")).toHaveTextContent("1 sur 6");
    await user.click(screen.getByTestId("floor-next"));
    await waitFor(() => expect(screen.getByTestId("floor-place")).toHaveTextContent("2 sur 6"));
  });

  it("questions, a follow-up and a memo are taken down", async () => {
    const { user } = await floor();
    const here = within(screen.getByTestId("show-floor"));
    await user.click(await here.findByTestId("reply-yes"));
    await waitFor(() => expect(here.getByTestId("qualify-sum")).toHaveTextContent("30"));
    await user.click(here.getByTestId("follow-up-set"));
    await user.click(await screen.findByTestId("menu-follow-up-tomorrow"));
    expect(await here.findByTestId("follow-up-done")).toBeVisible();
    await user.click(here.getByTestId("memo-choose"));
    expect(await here.findByTestId("memo-photo")).toBeVisible();
    expect(await barriers(screen.getByTestId("show-floor"))).toEqual([]);
  });

  it("a product is looked for, and a badge is read at once", async () => {
    const { user } = await floor();
    await user.click(screen.getByTestId("floor-article"));
    expect(await screen.findByTestId("interest-search")).toHaveFocus();
    await user.click(screen.getByTestId("floor-badge"));
    expect(await screen.findByTestId("card-seen")).toBeVisible();
    expect(screen.getByTestId("prospect-lastName")).toHaveValue("VERNIER");
  });
});

it("the show floor says that nobody is called so, not that all are sorted", async () => {
  const { user } = await show();
  await user.keyboard("d");
  const floor = await screen.findByTestId("show-floor");
  await user.type(screen.getByTestId("prospects-search"), "zzzz");
  expect(await within(floor).findByText("Rien ne correspond.")).toBeVisible();
  expect(screen.getByTestId("floor-next")).toBeDisabled();
  await user.clear(screen.getByTestId("prospects-search"));
  expect(await screen.findByTestId("floor-name")).toHaveTextContent("Capucine Lormeau");
});

describe("the prospects in one list", () => {
  it("are all there with where they stand, and are sorted by the same keys", async () => {
    const { user } = await show();
    await user.keyboard("t");
    const table = await screen.findByTestId("prospect-table");
    await waitFor(() => expect(within(table).getAllByTestId("prospect-line")).toHaveLength(12));
    expect(within(table).getByText("Theo Wijnands").parentElement).toHaveTextContent("sans adresse");
    await user.click(within(table).getByText("Theo Wijnands"));
    await waitFor(() =>
      expect(screen.getByTestId("prospect-card")).toHaveAttribute("aria-label", "Theo Wijnands"),
    );
    await user.keyboard("o");
    await waitFor(() =>
      expect(within(table).getByText("Theo Wijnands").parentElement).toHaveTextContent("Four"),
    );
    expect(await barriers(table)).toEqual([]);
    await user.keyboard("t");
    await waitFor(() => expect(number("oven")).toBe("4"));
  });
});
