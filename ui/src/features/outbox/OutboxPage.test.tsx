import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import "@/test/patience";
import { barriers, open } from "@/test/open";

async function show(hash = "#/outbox", state = "1") {
  const app = open(state, hash, (fake) => void vi.spyOn(fake, "call"));
  await screen.findByTestId("outbox");
  return app;
}
const detail = () => screen.findByTestId("outbox-detail");
const states = () => screen.getAllByTestId("outbox-row").map((row) => row.dataset.state);

describe("the outbox", () => {
  it("says of every mail where it stands and why, how fast it goes, and filters by state", async () => {
    const { user } = await show();
    await detail();
    await waitFor(() =>
      expect(new Set(states())).toEqual(
        new Set(["draft", "ready", "unknown", "failed", "sent", "cancelled"]),
      ),
    );
    expect(await screen.findByTestId("outbox-sender")).toHaveTextContent("60 courriels par heure au plus.");
    await user.click(screen.getByTestId("outbox-failed"));
    await waitFor(() => expect(states()).toEqual(["failed"]));
    await waitFor(() =>
      expect(screen.getByTestId("outbox-why")).toHaveTextContent("550 5.1.1 no such user here"),
    );
    await user.click(await screen.findByTestId("mail-text"));
    expect(await barriers()).toEqual([]);
  });

  it("has a refused mail tried again and a waiting one given up", async () => {
    const { user } = await show("#/outbox/mail-pr-4-t-1");
    await waitFor(async () => expect(await detail()).toHaveAttribute("data-state", "failed"));
    await user.keyboard("r");
    await waitFor(async () => expect(await detail()).toHaveAttribute("data-state", "ready"));
    await user.keyboard("b");
    await waitFor(async () => expect(await detail()).toHaveAttribute("data-state", "draft"));
    await user.keyboard("c");
    await waitFor(async () => expect(await detail()).toHaveAttribute("data-state", "cancelled"));
    const undo = await screen.findAllByTestId("toast-undo");
    await user.click(undo.at(-1)!);
    await waitFor(async () => expect(await detail()).toHaveAttribute("data-state", "draft"));
  });

  it("asks a person about a mail of which nobody knows, and once more before it may come twice", async () => {
    const { user, host } = await show("#/outbox/mail-pr-5-t-1");
    expect(await screen.findByTestId("outbox-unknown-choice")).toHaveTextContent(
      "05f3a9c41d@filature-orsange.example",
    );
    await user.click(screen.getByTestId("decide-send-again"));
    expect(await screen.findByTestId("confirm")).toHaveTextContent("il arrivera deux fois");
    await user.click(screen.getByTestId("confirm-no"));
    expect(host.call).not.toHaveBeenCalledWith("outbox.decide", expect.anything());
    await user.click(screen.getByTestId("decide-it-left"));
    await waitFor(async () => expect(await detail()).toHaveAttribute("data-state", "sent"));
    expect(host.call).toHaveBeenCalledWith("outbox.decide", { id: "mail-pr-5-t-1", decision: "it_left" });
    await user.click(screen.getByTestId("outbox-proof"));
    await waitFor(() =>
      expect(host.call).toHaveBeenCalledWith("outbox.proof", { id: "mail-pr-5-t-1", place: "p-1" }),
    );
  });

  it("sends what is ready when a person wants it now", async () => {
    const { user } = await show("#/outbox/mail-pr-1-t-1");
    await waitFor(async () => expect(await detail()).toHaveAttribute("data-state", "ready"));
    await waitFor(() => expect(screen.getByTestId("outbox-run")).toBeEnabled());
    await user.click(screen.getByTestId("outbox-run"));
    await waitFor(async () => expect(await detail()).toHaveAttribute("data-state", "sent"));
    await waitFor(() => expect(screen.getByTestId("outbox-run")).toBeDisabled());
  });

  it("with nothing in it says what it is for, and what is missing", async () => {
    await show("#/outbox", "empty");
    expect(await screen.findByTestId("outbox-empty")).toHaveTextContent("Rien à envoyer");
    expect(await screen.findByTestId("outbox-no-sender")).toHaveTextContent("Ajouter un compte");
  });
});
