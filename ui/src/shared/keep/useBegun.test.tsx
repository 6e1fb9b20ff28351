import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import "@/test/patience";
import { open, reload } from "@/test/open";
import type { Host } from "@/host/host";

const keptOf = (host: Host) => {
  const call = vi.spyOn(host, "call");
  return (value: unknown) =>
    waitFor(() => {
      const last = call.mock.calls.filter(([name]) => name === "begun.keep").at(-1)?.[1];
      expect(JSON.stringify(last)).toContain(JSON.stringify(value).slice(1, -1));
    });
};

describe("what was begun in a form", () => {
  it("is there again after a reload, and gone once it is saved", async () => {
    const app = open("1", "#/workspaces/w-konate");
    const kept = keptOf(app.host);
    await app.user.type(await screen.findByTestId("note-text"), "Rappeler avant midi");
    await kept("Rappeler avant midi");
    reload(app);
    await waitFor(() => expect(screen.getByTestId("note-text")).toHaveValue("Rappeler avant midi"));
    await app.user.click(screen.getByTestId("note-save"));
    await waitFor(() => expect(screen.getAllByTestId("note")[0]).toHaveTextContent("Rappeler avant midi"));
    await waitFor(async () => expect((await app.host.call("begun.list", {})).items).toEqual([]));
  });

  it("comes back in a dialog that says so, is thrown away only when asked, and then for good", async () => {
    const app = open("1", "#/agenda");
    const kept = keptOf(app.host);
    await screen.findByTestId("agenda-today");
    await app.user.keyboard("n");
    await app.user.type(await screen.findByTestId("appointment-title"), "Audience Konaté");
    await kept("Audience Konaté");
    reload(app);
    await screen.findByTestId("agenda-today");
    await app.user.keyboard("n");
    expect(await screen.findByTestId("appointment-title")).toHaveValue("Audience Konaté");
    expect(screen.getByTestId("appointment-resumed")).toBeVisible();
    await app.user.keyboard("{Escape}");
    await app.user.click(await screen.findByTestId("appointment-discard"));
    await app.user.keyboard("n");
    expect(await screen.findByTestId("appointment-title")).toHaveValue("");
    expect(screen.queryByTestId("appointment-resumed")).toBeNull();
  });

  it("can be begun afresh, and what cannot be read keeps nobody from the rest", async () => {
    const app = open("1", "#/agenda");
    await app.host.call("begun.keep", { place: "campaigns.prospect.new.x", value: "hier" });
    const kept = keptOf(app.host);
    await screen.findByTestId("agenda-today");
    await app.user.keyboard("n");
    await app.user.type(await screen.findByTestId("appointment-title"), "Faux départ");
    await kept("Faux départ");
    reload(app);
    await screen.findByTestId("agenda-today");
    await app.user.keyboard("n");
    await app.user.click(await screen.findByTestId("appointment-anew"));
    expect(screen.getByTestId("appointment-title")).toHaveValue("");
    expect(screen.queryByTestId("appointment-resumed")).toBeNull();
  });
});
