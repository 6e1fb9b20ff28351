import { screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";

it("a delay that legal aid interrupts asks for its days and is computed from them", async () => {
  const { host, user } = open("1", "#/workspaces/w-konate");
  await screen.findByTestId("workspace-title");
  const call = vi.spyOn(host, "call");
  await user.keyboard("c");
  await screen.findByTestId("compute-dialog");
  const [detention, delay] = await screen.findAllByTestId("family");
  await user.click(detention!);
  expect(screen.queryByTestId("compute-legal-aid")).toBeNull();
  await user.click(delay!);
  await user.type(screen.getByTestId("compute-decided"), "08/01/2025");
  await user.type(screen.getByTestId("due-day"), "10/01/2025");
  await user.click(screen.getByTestId("compute-legal-aid"));
  expect(screen.getByTestId("propose-deadline")).toBeDisabled();
  await user.type(screen.getByTestId("aid-requested"), "20/01/2025");
  await user.type(screen.getByTestId("aid-notifiedApplicant"), "17/03/2025");
  expect(await barriers()).toEqual([]);
  await waitFor(() => expect(screen.getByTestId("propose-deadline")).toBeEnabled());
  await user.click(screen.getByTestId("propose-deadline"));
  await waitFor(() => expect(screen.queryByTestId("compute-dialog")).toBeNull());
  const [, request] = call.mock.calls.find(([name]) => name === "deadlines.propose")!;
  expect(request).toMatchObject({
    family: "aj-nouveau-delai",
    decided: "2025-01-08",
    legalAid: {
      requested: "2025-01-20",
      notifiedApplicant: "2025-03-17",
      baseFamily: "oqtf",
      baseVariant: "delai",
    },
  });
});

it("an hour or a day that is none is not taken for no hour and no day", async () => {
  const { user } = open("1", "#/workspaces/w-konate");
  await screen.findByTestId("workspace-title");
  await user.keyboard("c");
  await screen.findByTestId("compute-dialog");
  const [, delay] = await screen.findAllByTestId("family");
  await user.click(delay!);
  await user.type(screen.getByTestId("compute-decided"), "08/01/2025");
  await user.type(screen.getByTestId("due-day"), "10/01/2025");
  await waitFor(() => expect(screen.getByTestId("propose-deadline")).toBeEnabled());
  await user.type(screen.getByTestId("due-time"), "25 h");
  expect(screen.getByTestId("propose-deadline")).toBeDisabled();
  await user.clear(screen.getByTestId("due-time"));
  await waitFor(() => expect(screen.getByTestId("propose-deadline")).toBeEnabled());
  await user.click(screen.getByTestId("compute-legal-aid"));
  await user.type(screen.getByTestId("aid-requested"), "20/01/2025");
  await user.type(screen.getByTestId("aid-notifiedApplicant"), "17/03/2025");
  await waitFor(() => expect(screen.getByTestId("propose-deadline")).toBeEnabled());
  await user.type(screen.getByTestId("aid-notifiedLawyer"), "31/02/2025");
  expect(screen.getByTestId("propose-deadline")).toBeDisabled();
});
