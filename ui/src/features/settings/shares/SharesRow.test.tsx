import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import { open } from "@/test/open";

test("three sheets are in force only when each of them was saved", async () => {
  const { user, host } = open("1", "#/settings/security", (fake) => void vi.spyOn(fake, "call"));
  await user.click(await screen.findByTestId("settings-shares"));
  const keep = await screen.findByTestId("shares-save");
  for (const number of [1, 2, 3]) {
    expect(keep).toBeDisabled();
    await user.click(await screen.findByTestId(`share-save-${number}`));
  }
  await waitFor(() => expect(keep).toBeEnabled());
  await user.click(keep);
  await waitFor(() => expect(screen.queryByTestId("shares")).not.toBeInTheDocument());
  const [, request] = vi.mocked(host.call).mock.calls.find(([name]) => name === "recovery.keep_shares") ?? [];
  expect((request as { sheets: string[][] }).sheets.map((words) => words.length)).toEqual([21, 21, 21]);
  expect(await screen.findByText(/En service, contrôle 8B-20-E7/)).toBeInTheDocument();
});
