import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";
import type { DecisionView } from "@/contract/DecisionView";
import type { TodayView } from "@/contract/TodayView";
import { dueOf } from "@/shared/deadlines/dueOf";

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

it("an announced appointment goes into the agenda on its hour, from the first screen", async () => {
  const { user, host } = open("1", "#/inbox");
  const call = host.call.bind(host);
  const asked = vi.fn(async (name: string, request: never) => {
    if (name === "workspaces.acknowledge_alert") return {};
    const answer: unknown = await call(name as never, request);
    if (name !== "today.show") return answer;
    const today = answer as TodayView;
    const announced: DecisionView = {
      kind: "appointment_announced",
      messageId: "m-1",
      workspaceId: "w-konate",
      contactIds: [],
      who: "Hassan Lopes",
      what: "Convoqué au guichet du séjour",
      at: today.now,
      day: "2099-11-27",
      hour: "10:15",
      alertId: "al-1",
      confidence: "likely",
    };
    return { ...today, decide: [announced, ...today.decide] };
  });
  host.call = asked as typeof host.call;
  location.hash = "#/today";
  const line = (await screen.findAllByTestId("today-decision"))[0]!;
  expect(line).toHaveTextContent("27 nov. 2099 à 10 h 15");
  await user.click(within(line).getByTestId("today-decision-open"));
  expect(await screen.findByTestId("appointment-title")).toHaveValue("Rendez-vous, Hassan Lopes");
  await user.click(screen.getByTestId("appointment-save"));
  await waitFor(() =>
    expect(asked).toHaveBeenCalledWith(
      "agenda.create",
      expect.objectContaining({
        start: "2099-11-27T10:15:00+01:00",
        end: "2099-11-27T11:15:00+01:00",
        notes: "Convoqué au guichet du séjour",
        workspaceId: "w-konate",
      }),
    ),
  );
  await waitFor(() => expect(asked).toHaveBeenCalledWith("workspaces.acknowledge_alert", { id: "al-1" }));
});

it("a prudent date that passed says until which hour the legal one holds today", async () => {
  const { host } = open("1", "#/inbox");
  const call = host.call.bind(host);
  host.call = (async (name: string, request: never) => {
    const answer: unknown = await call(name as never, request);
    if (name !== "today.show") return answer;
    const today = answer as TodayView;
    const [lapse, ...others] = today.lapsing;
    if (lapse === undefined) throw new Error("something lapses");
    const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(new Date());
    const deadline = {
      ...lapse.deadline,
      dueSafeAt: new Date(Date.now() - 86_400_000).toISOString(),
      dueAt: dueOf(day, "23:59"),
    };
    return { ...today, lapsing: [{ ...lapse, deadline }, ...others] };
  }) as typeof host.call;
  location.hash = "#/today";
  expect(await screen.findByTestId("today-still-open")).toHaveTextContent("encore possible jusqu’à 23 h 59");
});

it("« Répondre » opens the letter with its answer, once", async () => {
  const { user, host } = open("1", "#/inbox");
  const call = host.call.bind(host);
  host.call = (async (name: string, request: never) => {
    const answer: unknown = await call(name as never, request);
    if (name !== "today.show") return answer;
    const today = answer as TodayView;
    const late = { kind: "overdue", id: "m-0", name: "Moussa Benali", detail: "Bonjour", since: today.now };
    return { ...today, stuck: [late], stuckTotal: 1 };
  }) as typeof host.call;
  location.hash = "#/today";
  await user.click(await screen.findByTestId("today-stuck-open"));
  expect(await screen.findByTestId("draft-text")).toHaveFocus();
  location.hash = "#/inbox";
  await waitFor(() => expect(screen.queryByTestId("draft-text")).toBeNull());
  location.hash = "#/inbox/m-0";
  await screen.findByTestId("message-pane");
  expect(screen.queryByTestId("draft-text")).toBeNull();
});
