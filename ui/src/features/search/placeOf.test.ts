import { expect, test } from "vitest";

import type { HitView } from "@/contract/HitView";
import { placeOf } from "@/features/search/placeOf";

const hit = (kind: string, more: Partial<HitView> = {}): HitView => ({
  ...{ kind, id: "x-1", title: "", who: "", snippet: "", marks: [], at: "2026-11-20T10:00:00Z", score: 1 },
  ...{ page: null, workspaceId: null },
  ...more,
});

test("a note leads to the workspace it was written in", () => {
  expect(placeOf(hit("note", { workspaceId: "w-1" }))).toEqual({ room: "workspaces", id: "w-1" });
});

test("a document leads to its page, with the words without their filters", () => {
  expect(placeOf(hit("document", { page: 3 }), "from:greffe notifié le -copie")).toEqual({
    room: "documents",
    id: "x-1",
    page: 3,
    find: "notifié le",
  });
});
