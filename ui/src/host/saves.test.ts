import { expect, it, vi } from "vitest";

import type { JobView } from "@/contract/JobView";
import { httpHost } from "@/host/http";
import { saves } from "@/host/saves";

const PLACE = { token: "p-1", name: "bilan.pdf" };
const job = (state: string): JobView => ({
  ...{ id: "j-1", kind: "evidence", title: "", state, done: 0, total: null },
  ...{ secondsLeft: null, report: null, error: null, startedAt: "2026-11-22T10:00:00Z" },
});
const asked = JSON.stringify({ id: "x", place: "p-1" });

it("a file is fetched when the call that writes it is answered, and once", () => {
  const deliver = vi.fn();
  const files = saves(deliver);
  files.promise(PLACE);
  files.answered(JSON.stringify({ place: "p-10" }), {});
  expect(deliver).not.toHaveBeenCalled();
  files.answered(asked, { count: 3 });
  files.answered(asked, { count: 3 });
  expect(deliver).toHaveBeenCalledExactlyOnceWith(PLACE);
});

it("a file that a job writes is fetched when the job is done, never half of it", () => {
  const deliver = vi.fn();
  const files = saves(deliver);
  files.promise(PLACE);
  files.answered(asked, job("running"));
  files.heard({ type: "job", job: job("running") });
  expect(deliver).not.toHaveBeenCalled();
  files.heard({ type: "job", job: job("done") });
  expect(deliver).toHaveBeenCalledExactlyOnceWith(PLACE);
});

it("a job that is done before its call is answered is not waited for", () => {
  const deliver = vi.fn();
  const files = saves(deliver);
  files.promise(PLACE);
  files.heard({ type: "job", job: job("done") });
  files.answered(asked, job("running"));
  expect(deliver).toHaveBeenCalledExactlyOnceWith(PLACE);
});

it("a job that failed leaves nothing to fetch", () => {
  const deliver = vi.fn();
  const files = saves(deliver);
  files.promise(PLACE);
  files.answered(asked, job("running"));
  files.heard({ type: "job", job: job("failed") });
  expect(deliver).not.toHaveBeenCalled();
});

it("a place to save is asked for without uploading a file, and what was written comes to the browser", async () => {
  const asks = vi.fn(async (address: string, init?: RequestInit) => {
    await Promise.resolve();
    const reply = address.startsWith("/api/places?") ? PLACE : {};
    return { ok: true, json: async () => Promise.resolve(reply), init };
  });
  vi.stubGlobal("fetch", asks);
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  const host = httpHost("a&b");
  expect(await host.pick("save", "bilan.pdf")).toEqual([PLACE]);
  expect(asks).toHaveBeenCalledWith(
    "/api/places?name=bilan.pdf&save=true",
    expect.not.objectContaining({ body: expect.anything() as unknown }),
  );
  await host.call("campaigns.save_report", { id: "c", language: "fr", place: "p-1" });
  await vi.waitFor(() => expect(clicked).toHaveBeenCalledOnce());
  expect(asks).toHaveBeenCalledWith("/api/places/p-1?token=a%26b", {
    method: "HEAD",
    headers: { Authorization: "Bearer a&b" },
  });
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
