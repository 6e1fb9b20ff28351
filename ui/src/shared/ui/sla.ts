import type { SlaView } from "@/contract/SlaView";
import { instant } from "@/shared/text/dates";

/** The share that has passed, 0 to 1, and how to show it: amber in the last sixth, red when over. */
export function slaState(
  sla: SlaView,
  now: number,
): { share: number; left: number; state: "calm" | "last" | "over" } {
  const due = instant(sla.dueAt).getTime();
  const started = instant(sla.startedAt).getTime();
  const left = due - now;
  const share = Math.min(1, Math.max(0, (now - started) / Math.max(1, due - started)));
  return { share, left, state: left < 0 ? "over" : share >= 5 / 6 ? "last" : "calm" };
}
