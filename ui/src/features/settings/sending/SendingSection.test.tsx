import { screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";

import { barriers, open } from "@/test/open";
import "@/test/patience";

const show = (state = "1") => open(state, "#/settings/sending", (fake) => void vi.spyOn(fake, "call"));

it("an account is tried, told what is wrong, kept, and removed", async () => {
  const { user, host } = show("empty");
  await screen.findByTestId("sender-none");
  await user.click(screen.getByTestId("sender-add"));
  await user.type(await screen.findByTestId("sender-name"), "Maud");
  await user.type(screen.getByTestId("sender-address"), "maud@orsange.example");
  expect(screen.getByTestId("sender-username")).toHaveValue("maud@orsange.example");
  await user.type(screen.getByTestId("sender-host"), "smtp.orsange.example");
  await user.selectOptions(screen.getByTestId("sender-security"), "starttls");
  expect(screen.getByTestId("sender-port")).toHaveValue(587);
  await user.type(screen.getByTestId("sender-secret"), "faux");
  await user.click(screen.getByTestId("sender-test"));
  expect(await screen.findByTestId("sender-tested")).toHaveTextContent("535 5.7.8 authentication failed");
  await user.clear(screen.getByTestId("sender-secret"));
  await user.type(screen.getByTestId("sender-secret"), "juste");
  expect(screen.queryByTestId("sender-tested")).toBeNull();
  await user.click(screen.getByTestId("sender-test"));
  expect(await screen.findByTestId("sender-tested")).toHaveTextContent("Le serveur accepte ce compte.");
  expect(await barriers(screen.getByTestId("sender"))).toEqual([]);
  await user.click(screen.getByTestId("sender-save"));
  await waitFor(() => expect(screen.getByTestId("sender")).toHaveTextContent("60 courriels par heure"));
  expect(host.call).toHaveBeenCalledWith("outbox.save_sender", {
    fromName: "Maud",
    address: "maud@orsange.example",
    hourlyCap: 60,
    server: {
      host: "smtp.orsange.example",
      port: 587,
      security: "starttls",
      username: "maud@orsange.example",
      secret: "juste",
      auth: "password",
    },
  });
  await user.click(screen.getByTestId("sender-more"));
  await user.click(await screen.findByTestId("menu-sender-remove"));
  await user.click(await screen.findByTestId("confirm-yes"));
  expect(await screen.findByTestId("sender-none")).toBeVisible();
});

it("a kept password stays when an account is changed without typing it", async () => {
  const { user, host } = show();
  await user.click(await screen.findByTestId("sender-more"));
  await user.click(await screen.findByTestId("menu-sender-edit"));
  const cap = await screen.findByTestId("sender-cap");
  expect(screen.getByTestId("sender-auth")).toHaveValue("oauth2");
  await user.clear(cap);
  await user.type(cap, "20");
  await user.click(screen.getByTestId("sender-save"));
  await waitFor(() => expect(screen.getByTestId("sender")).toHaveTextContent("20 courriels par heure"));
  const saved = vi.mocked(host.call).mock.calls.find(([name]) => name === "outbox.save_sender")?.[1];
  expect(saved).toMatchObject({ id: "s-1", hourlyCap: 20, server: { auth: "oauth2" } });
  expect(saved).not.toHaveProperty("server.secret");
});

it("an address is never written to again, and comes off the list", async () => {
  const { user } = show();
  await screen.findByTestId("suppressed");
  await user.type(screen.getByTestId("suppress-email"), "non@merci.example");
  await user.type(screen.getByTestId("suppress-reason"), "demandé au stand");
  await user.click(screen.getByTestId("suppress-add"));
  await waitFor(() => expect(screen.getAllByTestId("suppressed")).toHaveLength(2));
  expect(screen.getByText("non@merci.example")).toBeVisible();
  await user.click(screen.getAllByTestId("suppress-release")[1]!);
  await waitFor(() => expect(screen.getAllByTestId("suppressed")).toHaveLength(1));
  expect(await barriers(screen.getByTestId("settings-sending"))).toEqual([]);
});
