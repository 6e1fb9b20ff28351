import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import type { FirmsView } from "@/contract/FirmsView";
import { CODE } from "@/host/fake/answersSafety";
import { barriers, open } from "@/test/open";

test("a telephone is paired by its code, and the door asks for the next one", async () => {
  const { user } = open("1", "#/settings/security");
  expect(await screen.findByTestId("second-factor-require")).toBeDisabled();
  await user.click(screen.getByTestId("second-factor-pair"));
  expect(await screen.findByText(/GEZD GNBV/)).toBeVisible();
  expect(await barriers()).toEqual([]);
  await user.type(screen.getByTestId("second-factor-code"), "000000");
  await user.click(screen.getByTestId("pair-save"));
  expect(await screen.findByTestId("failure")).toHaveTextContent(/n’est pas celui du moment/);
  await user.clear(screen.getByTestId("second-factor-code"));
  await user.type(screen.getByTestId("second-factor-code"), `${CODE}{Enter}`);
  await waitFor(() => expect(screen.getByTestId("second-factor-require")).toBeEnabled());

  await user.click(screen.getByTestId("settings-lock-now"));
  await user.type(await screen.findByTestId("unlock-passphrase"), "cinq mots sans rapport{Enter}");
  expect(await screen.findByTestId("failure")).toHaveTextContent(/Le code de votre téléphone est demandé/);
  expect(screen.getByTestId("unlock-open")).toBeDisabled();
  await user.type(await screen.findByTestId("second-factor-code"), `${CODE}{Enter}`);
  expect(await screen.findByTestId("rail-firm")).toBeVisible();
});

test("who must have a telephone and has none sees nothing else", async () => {
  const { user } = open("1", "#/inbox", (fake) => {
    const real = fake.call.bind(fake);
    vi.spyOn(fake, "call").mockImplementation(async (name, request) => {
      const reply = await real(name, request);
      const paired = vi.mocked(fake.call).mock.calls.some(([asked]) => asked === "second_factor.keep");
      if (name === "firm.state" && !paired) (reply as FirmsView).session!.secondFactorMissing = true;
      return reply;
    });
  });
  expect(await screen.findByTestId("pair-page")).toBeVisible();
  expect(screen.queryByTestId("rail")).toBeNull();
  expect(await barriers()).toEqual([]);
  await screen.findByText(/GEZD/);
  await user.type(screen.getByTestId("second-factor-code"), `${CODE}{Enter}`);
  expect(await screen.findByTestId("rail")).toBeVisible();
});
