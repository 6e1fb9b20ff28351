import { screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";

import "@/test/patience";
import type { WorkspaceView } from "@/contract/WorkspaceView";
import { open } from "@/test/open";

it("an alert about a deadline says which date it means", async () => {
  open("1", "#/workspaces/w-cherkaoui");
  const date = (await screen.findByTestId("safe-date")).textContent
    .replace(/\s+/g, " ")
    .replace(/ \d{4} .*$/, "");
  expect(screen.getByTestId("alerts")).toHaveTextContent(date);
});

it("an announced hearing is put into the agenda from its alert, which is then taken on", async () => {
  const { user, host } = open("1", "#/today");
  const call = host.call.bind(host);
  const asked = vi.fn(async (name: string, request: never) => {
    if (name === "agenda.create") return { id: "a-new" };
    const answer: unknown = await call(name as never, request);
    if (name !== "workspaces.show") return answer;
    const workspace = answer as WorkspaceView;
    const [alert] = workspace.alerts;
    if (alert === undefined) throw new Error("the matter has an alert");
    const params = { what: "25/12/2099", day: "2099-12-25" };
    return { ...workspace, alerts: [{ ...alert, kind: "hearing_announced", params }] };
  });
  host.call = asked as typeof host.call;
  location.hash = "#/workspaces/w-cherkaoui";

  await user.click(await screen.findByTestId("alert-to-agenda"));
  expect(await screen.findByTestId("appointment-title")).toHaveValue("Audience, OQTF, rétention à Lesquin");
  await user.click(screen.getByRole("button", { name: "Enregistrer" }));
  await waitFor(() =>
    expect(asked).toHaveBeenCalledWith(
      "agenda.create",
      expect.objectContaining({ start: "2099-12-25", end: "2099-12-25", workspaceId: "w-cherkaoui" }),
    ),
  );
  await waitFor(() =>
    expect(asked).toHaveBeenCalledWith("workspaces.acknowledge_alert", expect.objectContaining({})),
  );
  expect(await screen.findByText("C’est à l’agenda")).toBeInTheDocument();
});
