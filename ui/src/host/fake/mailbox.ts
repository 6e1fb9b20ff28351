import { letters } from "@/host/fake/letters.more";
import { keep } from "@/host/fake/messages";
import type { Kept } from "@/host/fake/messages";

/** That many messages, newest first. */
export function mailbox(total: number): Kept[] {
  return letters(total)
    .map(keep)
    .sort((one, other) => Date.parse(other.receivedAt) - Date.parse(one.receivedAt));
}
