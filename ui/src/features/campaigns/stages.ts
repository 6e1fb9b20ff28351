import type { Answer } from "@/contract/Answer";
import type { Stage } from "@/contract/Stage";

/** Where a prospect stands, from left to right. */
export const STAGES: readonly Stage[] = ["waiting_room", "oven", "fridge", "trash"];

/** The decisions, each with its key and where it puts a prospect. The office decides; this only says so. */
export const DECISIONS: readonly { answer: Answer; keys: string; stage: Stage }[] = [
  { answer: "yes", keys: "o", stage: "oven" },
  { answer: "no", keys: "n", stage: "fridge" },
  { answer: "ghost", keys: "s", stage: "fridge" },
  { answer: "trash", keys: "c", stage: "trash" },
];
