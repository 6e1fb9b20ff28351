import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";

const tasks = () => screen.queryAllByTestId("today-task");

describe("what is to do today", () => {
  it("stands on the first screen until it is done, and comes back by one click", async () => {
    const { host, user } = open("1", "#/today");
    await waitFor(() => expect(tasks()).toHaveLength(1));
    expect(tasks()[0]).toHaveTextContent(/Rappeler le commissariat.*en retard/);
    expect(await barriers(screen.getByTestId("today-tasks"))).toEqual([]);
    const call = vi.spyOn(host, "call");
    await user.click(within(tasks()[0]!).getByTestId("today-task-done"));
    await waitFor(() => expect(screen.queryByTestId("today-tasks")).toBeNull());
    expect(call).toHaveBeenCalledWith("tasks.finish", { id: "tk-1", done: true });
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(tasks()).toHaveLength(1));
  });

  it("is in the agenda too: what is late on today, with the day it was for", async () => {
    const { user } = open("1", "#/agenda");
    await user.click(await screen.findByTestId("agenda-list"));
    const late = (await screen.findAllByTestId("agenda-task-entry"))[0];
    expect(late).toHaveTextContent(/Rappeler le commissariat.*prévu le/);
    await user.click(late!);
    await screen.findByTestId("workspace");
  });
});
