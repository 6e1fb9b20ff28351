import type { Confidence } from "@/contract/Confidence";

/** How sure the reader is, as a word. */
export function confidenceOf(share: number): Confidence {
  return share >= 0.93 ? "sure" : share >= 0.75 ? "likely" : "check";
}
