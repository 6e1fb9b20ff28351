import { expect, test } from "vitest";

import { hrefOf, routeOf } from "@/shared/route/route";
import type { Route } from "@/shared/route/route";

const ROUTES: Route[] = [
  { room: "today" },
  { room: "inbox", id: "019a/é ?" },
  { room: "board" },
  { room: "workspaces", id: "2026-0397" },
  { room: "documents", id: "d/1" },
  { room: "drafts", id: "dr-1" },
  { room: "campaigns" },
  { room: "campaigns", id: "ca-1" },
  { room: "campaigns", id: "ca/1", part: "mails" },
  { room: "campaigns", id: "ca-1", part: "catalogues", at: "k 1" },
  { room: "outbox" },
  { room: "outbox", id: "mail-3" },
  { room: "documents", id: "d-2", page: 3, find: "notifié le" },
  { room: "search", query: "recours & Benhaddou" },
  { room: "caselaw", id: "d-3", find: "vie privée" },
  { room: "settings", section: "connections" },
];

test.each(ROUTES)("an address leads back to %o", (route) => expect(routeOf(hrefOf(route))).toEqual(route));

test("an address that means nothing is the first screen", () => {
  expect(routeOf("#/nowhere/1")).toEqual({ room: "today" });
  expect(routeOf("#/documents/d-1?page=-2")).toEqual({ room: "documents", id: "d-1" });
  expect(routeOf("#/inbox/%E0%A4%A")).toEqual({ room: "inbox", id: undefined });
});
