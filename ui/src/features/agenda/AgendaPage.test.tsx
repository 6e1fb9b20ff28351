import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";

async function openAgenda(day = "") {
  const app = open("1", `#/agenda${day}`);
  await screen.findByTestId("agenda");
  // The view of the test before is kept, as for a person.
  await app.user.keyboard("2");
  await waitFor(() => expect(screen.queryAllByTestId("agenda-day-column").length).toBeGreaterThan(0));
  return app;
}

describe("the agenda", () => {
  it("shows a week with today marked, and another view for each key", async () => {
    const { user } = await openAgenda();
    const columns = screen.getAllByTestId("agenda-day-column");
    expect(columns).toHaveLength(7);
    expect(columns.filter((column) => column.dataset.today === "true")).toHaveLength(1);
    await user.keyboard("3");
    expect((await screen.findAllByTestId("agenda-cell")).length % 7).toBe(0);
    await user.keyboard("4");
    expect(await screen.findByTestId("agenda-list-view")).toBeVisible();
    expect(await screen.findByTestId("agenda-unexplained")).toHaveTextContent("Irina Petrova");
    await user.keyboard("2");
    await user.keyboard("s");
    await waitFor(() => expect(location.hash).toMatch(/^#\/agenda\/\d{4}-\d\d-\d\d$/));
    expect(screen.getByTestId("agenda-today")).toBeEnabled();
  });

  it("an appointment is made by keyboard and can be undone", async () => {
    const { user } = await openAgenda();
    await user.keyboard("n");
    await user.type(await screen.findByTestId("appointment-title"), "Appel au greffe");
    await user.click(screen.getByTestId("appointment-save"));
    expect(await screen.findByText("Appel au greffe")).toBeVisible();
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(screen.queryByText("Appel au greffe")).toBeNull());
  });

  it("an end before the start is not sent", async () => {
    const { user } = await openAgenda();
    await user.keyboard("n");
    await user.type(await screen.findByTestId("appointment-title"), "Audience");
    const to = screen.getByTestId("appointment-to");
    await user.clear(to);
    await user.type(to, "08:00");
    expect(screen.getByTestId("appointment-save")).toBeDisabled();
    expect(within(screen.getByTestId("appointment")).getByText("La fin précède le début.")).toBeVisible();
  });

  it("the end of an appointment moves with its start, and what is shown is what is saved", async () => {
    const { user } = await openAgenda();
    await user.keyboard("n");
    const day = await screen.findByTestId("appointment-day");
    await user.clear(day);
    await user.type(day, "26/11/2026");
    expect(screen.getByTestId("appointment-last-day")).toHaveValue("26/11/2026");
    const from = screen.getByTestId("appointment-from");
    await user.clear(from);
    await user.type(from, "14h30");
    expect(screen.getByTestId("appointment-to")).toHaveValue("15:30");
  });

  it("a second appointment at the same hour says so, and is made all the same", async () => {
    const { user } = await openAgenda();
    for (const title of ["Premier", "Second"]) {
      await user.keyboard("n");
      await user.type(await screen.findByTestId("appointment-title"), title);
      if (title === "Second")
        expect(await screen.findByTestId("appointment-clash")).toHaveTextContent(/9 h 00.*10 h 00.*Premier/);
      else expect(screen.queryByTestId("appointment-clash")).toBeNull();
      await user.click(screen.getByTestId("appointment-save"));
      expect(await screen.findByText(title)).toBeVisible();
    }
  });

  it("an appointment that is taken out comes back on request", async () => {
    const { user } = await openAgenda();
    await user.click(await screen.findByText("Entretien avec Mme Diallo"));
    await user.click(await screen.findByTestId("appointment-remove"));
    await waitFor(() => expect(screen.queryByText("Entretien avec Mme Diallo")).toBeNull());
    await user.click(await screen.findByTestId("toast-undo"));
    expect(await screen.findByText("Entretien avec Mme Diallo")).toBeVisible();
  });

  it("reminders are shown on request", async () => {
    const { user } = await openAgenda();
    await user.keyboard("4");
    expect(screen.queryAllByTestId("agenda-reminder-entry")).toHaveLength(0);
    await user.click(screen.getByTestId("agenda-kinds"));
    await user.click(await screen.findByTestId("menu-kind-reminder"));
    expect((await screen.findAllByTestId("agenda-reminder-entry")).length).toBeGreaterThan(0);
  });

  it("says what it is for when nothing is there", async () => {
    const { user } = open("empty", "#/agenda");
    await screen.findByTestId("agenda");
    await user.keyboard("4");
    expect(await screen.findByText("Rien dans les deux mois qui viennent")).toBeVisible();
  });

  it("nothing stands in the way of a screen reader", async () => {
    const { user } = await openAgenda();
    expect(await barriers()).toEqual([]);
    await user.keyboard("3");
    await screen.findAllByTestId("agenda-cell");
    expect(await barriers()).toEqual([]);
  });
});
