import type { Outcome } from "@/contract/Outcome";

/** How a matter can end, best first. */
export const OUTCOMES: readonly Outcome[] = ["favourable", "partly", "unfavourable", "withdrawn", "other"];
