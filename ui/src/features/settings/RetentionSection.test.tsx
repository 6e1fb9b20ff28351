import { screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";

import { barriers, open } from "@/test/open";
import "@/test/patience";

it("everything is kept until somebody chooses days, and what goes soon is said", async () => {
  const { user, host } = open("1", "#/settings/retention", (fake) => void vi.spyOn(fake, "call"));
  const spam = await screen.findByTestId("retention-spam");
  expect(spam).not.toBeChecked();
  expect(screen.getAllByText("Gardé sans limite.")).toHaveLength(4);
  await user.click(spam);
  expect(host.call).toHaveBeenCalledWith("rights.set_retention", { class: "spam", days: 90 });
  expect(await screen.findByTestId("retention-soon-spam")).toHaveTextContent("12 messages");
  const days = await screen.findByTestId("retention-days-spam");
  await user.clear(days);
  await user.type(days, "30{Enter}");
  await waitFor(() =>
    expect(host.call).toHaveBeenCalledWith("rights.set_retention", { class: "spam", days: 30 }),
  );
  await user.click(screen.getByTestId("retention-spam"));
  await waitFor(() => expect(host.call).toHaveBeenCalledWith("rights.set_retention", { class: "spam" }));
  expect(await barriers(screen.getByTestId("settings-retention"))).toEqual([]);
});

it("a number that cannot be is said, stays to be put right, and is not sent", async () => {
  const { user, host } = open("1", "#/settings/delays", (fake) => void vi.spyOn(fake, "call"));
  const hours = await screen.findByTestId("settings-sla-hours");
  const before = (hours as HTMLInputElement).value;
  await user.clear(hours);
  await user.type(hours, "0{Enter}");
  expect(await screen.findByTestId("not-saved")).toHaveTextContent("un nombre de 1 à 720");
  expect(hours).toHaveValue(0);
  expect(hours).toBeInvalid();
  await user.keyboard("{Escape}");
  expect(hours).toHaveValue(Number(before));
  expect(screen.queryByTestId("not-saved")).toBeNull();
  expect(host.call).not.toHaveBeenCalledWith("settings.update", expect.anything());
});
