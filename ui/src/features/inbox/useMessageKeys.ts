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

interface Given {
  message: MessageView;
  targets: string[];
  onReply: (() => void) | undefined;
  onLeave: ((ids: string[]) => void) | undefined;
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
  const accept = useAct("inbox.accept", {
    onDone: (after) => {
      if (after.status === "to_validate") act.move([after.id], "validated");
      else if (mayWork) toast.show(t("analysis.acceptedToast"));
    },
  });
  const judge = () => {
    if (message.analysis?.accepted === false) accept.mutate({ id: message.id });
  };
  const leaving = (step: () => void) => () => {
    step();
    onLeave?.(targets);
  };
  const closed: Status = message.status === "closed" && targets.length === 1 ? "validated" : "closed";
  const steps: Steps = {
    close: leaving(() => act.move(targets, closed)),
    accept: () => {
      if (targets.length > 1) leaving(() => act.move(targets, "validated"))();
      // A manager's own step tells the others that it was seen, so it comes before the analysis.
      else if (!mayWork && message.status !== "validated") act.move([message.id], "validated", judge);
      else if (message.analysis?.accepted === false) judge();
      else if (message.status === "to_validate") act.move([message.id], "validated");
    },
    snooze: (until) => leaving(() => act.snooze(targets, until))(),
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
