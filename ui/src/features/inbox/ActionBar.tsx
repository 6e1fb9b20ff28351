import { Check, RotateCcw, X } from "lucide-react";

import type { MessageView } from "@/contract/MessageView";
import type { Steps } from "@/features/inbox/useMessageKeys";
import { useMay } from "@/shared/data/SessionContext";
import { AssignMenu } from "@/shared/messages/AssignMenu";
import { SnoozeMenu } from "@/shared/messages/SnoozeMenu";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

import styles from "./ActionBar.module.css";

interface Props {
  message: MessageView;
  targets: string[];
  mayReply: boolean;
  steps: Steps;
  onReply: () => void;
  onClear: (() => void) | undefined;
}

/** What can be done with the message, or with all that are chosen. Each button shows its key. */
export function ActionBar({ message, targets, mayReply, steps, onReply, onClear }: Props) {
  const { t } = useText("inbox");
  const mayValidate = useMay("validate");
  const mayWork = useMay("work");
  const many = targets.length > 1;
  const closed = message.status === "closed" && !many;
  return (
    <div
      className={styles.bar}
      data-many={many}
      role="toolbar"
      aria-label={t(many ? "bulk.label" : "acts.label")}
      data-testid="action-bar"
    >
      {many && <strong data-testid="chosen-count">{t("bulk.chosen", { count: targets.length })}</strong>}
      {!many && mayReply && (
        <Button look="go" keys="r" onClick={onReply} data-testid="reply">
          {t("acts.reply")}
        </Button>
      )}
      {!many && !mayReply && <p className={styles.why}>{t("acts.noReply")}</p>}
      {mayValidate && (many || !mayWork) && (
        <Button
          look={many ? "plain" : "go"}
          keys="v"
          disabled={!many && message.status === "validated" && message.analysis?.accepted !== false}
          onClick={steps.accept}
          data-testid="validate"
        >
          {t("acts.validate")}
        </Button>
      )}
      {mayWork && (
        <>
          <AssignMenu
            assigneeId={many ? undefined : message.assigneeId}
            onAssign={steps.assign}
            open={steps.assigning}
            onOpen={steps.onAssigning}
          >
            <Button keys="a" data-testid="assign">
              {t("acts.assign")}
            </Button>
          </AssignMenu>
          <SnoozeMenu onSnooze={steps.snooze} open={steps.snoozing} onOpen={steps.onSnoozing}>
            <Button keys="s" data-testid="snooze">
              {t("acts.snooze")}
            </Button>
          </SnoozeMenu>
          <Button
            look="quiet"
            className="end"
            icon={closed ? RotateCcw : Check}
            keys="e"
            onClick={steps.close}
            data-testid="done"
          >
            {t(closed ? "acts.reopen" : "acts.done")}
          </Button>
        </>
      )}
      {many && (
        <Button
          look="quiet"
          icon={X}
          aria-label={t("bulk.clear")}
          onClick={onClear}
          data-testid="clear-chosen"
        />
      )}
    </div>
  );
}
