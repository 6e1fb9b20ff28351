import { useState } from "react";

import type { MessageView } from "@/contract/MessageView";
import type { Status } from "@/contract/Status";
import { useAct } from "@/shared/data/useAct";
import { useMay } from "@/shared/data/SessionContext";
import { useKeys } from "@/shared/keys/useKeys";
import type { KeyAction } from "@/shared/keys/keys";
import { useMessageActions } from "@/shared/messages/useMessageActions";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** What the buttons and the keys of a message do; the same things by both ways. */
export interface Steps {
  close: () => void;
  accept: () => void;
  snooze: (until: Date) => void;
  wake: () => void;
  assign: (to: { id: string; name: string } | null) => void;
  markRead: (read: boolean) => void;
  snoozing: boolean;
  onSnoozing: (open: boolean) => void;
  assigning: boolean;
  onAssigning: (open: boolean) => void;
}

/** Called with the messages that a step takes out of the list; it answers with the way back to them. */
export type Leave = (ids: string[]) => (() => void) | undefined;

interface Given {
  message: MessageView;
  targets: string[];
  onReply: (() => void) | undefined;
  onLeave: Leave | undefined;
  onClear: (() => void) | undefined;
}

/** The steps of a message, on their keys. */
export function useMessageKeys({ message, targets, onReply, onLeave, onClear }: Given): Steps {
  const { t } = useText("inbox");
  const mayValidate = useMay("validate");
  const mayWork = useMay("work");
  const [snoozing, onSnoozing] = useState(false);
  const [assigning, onAssigning] = useState(false);
  const act = useMessageActions();
  const toast = useToast();
  const accept = useAct("inbox.accept");
  const judge = (follow?: { onSuccess: () => void }) => {
    if (message.analysis?.accepted === false) accept.mutate({ id: message.id }, follow);
  };
  const leaving = (step: (undone: (() => void) | undefined) => void) => () => step(onLeave?.(targets));
  const closed: Status = message.status === "closed" && targets.length === 1 ? "validated" : "closed";
  const steps: Steps = {
    close: leaving((undone) =>
      act.move(targets, closed, {
        undone,
        said: closed !== "closed" ? "reopened" : message.draft !== null ? "closedUnanswered" : undefined,
      }),
    ),
    accept: () => {
      if (targets.length > 1) leaving((undone) => act.move(targets, "validated", { undone }))();
      // The step comes before the analysis: it can be taken back, and a manager's tells the others that it was seen.
      else if (message.status === "to_validate" || (!mayWork && message.status !== "validated"))
        act.move([message.id], "validated", { then: judge });
      else judge({ onSuccess: () => toast.show(t("analysis.acceptedToast")) });
    },
    snooze: (until) => leaving((undone) => act.snooze(targets, until, undone))(),
    wake: () => act.snooze(targets, null),
    assign: (to) => act.assign(targets, to),
    markRead: (read) => act.markRead(targets, read),
    snoozing,
    onSnoozing,
    assigning,
    onAssigning,
  };
  const key = (id: string, keys: string, run: () => void, label = t(`keys.${id}`)): KeyAction => ({
    id: `inbox.${id}`,
    keys,
    label,
    group: t("title"),
    run,
  });
  useKeys([
    ...(mayValidate ? [key("accept", "v", steps.accept)] : []),
    ...(mayWork
      ? [
          key("done", "e", steps.close),
          key("snooze", "s", () => onSnoozing(true)),
          key("assign", "a", () => onAssigning(true)),
        ]
      : []),
    ...(onReply === undefined ? [] : [key("reply", "r", onReply)]),
    key("unread", "u", () => steps.markRead(!message.read)),
    ...(onClear === undefined ? [] : [{ ...key("close", "escape", onClear), hidden: true }]),
    { ...key("open", "enter", () => document.getElementById("message")?.focus()), hidden: true },
  ]);
  return steps;
}
