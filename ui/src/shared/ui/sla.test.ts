import { expect, test } from "vitest";

import { slaState } from "@/shared/ui/sla";

const sla = { startedAt: "2026-11-20T00:00:00Z", dueAt: "2026-11-21T00:00:00Z", overdue: false };
const at = (iso: string) => slaState(sla, Date.parse(iso));

test("the pie fills, turns amber in the last sixth and red when time is over", () => {
  expect(at("2026-11-20T12:00:00Z")).toMatchObject({ share: 0.5, state: "calm" });
  expect(at("2026-11-20T20:00:00Z").state).toBe("last");
  expect(at("2026-11-21T00:00:01Z")).toMatchObject({ share: 1, state: "over" });
});
