import { keep, useKept } from "@/shared/keep/useKept";

const KEY = "inbox.reply";

/** The message is opened next to be answered. */
export function askReply(id: string): void {
  keep(KEY, id);
}

/** It is open, and being answered. */
export function forgetReply(): void {
  keep(KEY, null);
}

/** Which message was opened to be answered. */
export function useAskedReply(): string | null {
  return useKept<string | null>(KEY, null)[0];
}
