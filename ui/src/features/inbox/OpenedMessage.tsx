import { useEffect, useState } from "react";

import type { MessageView } from "@/contract/MessageView";
import { AnalysisPane } from "@/features/inbox/AnalysisPane";
import { ReadingPane } from "@/features/inbox/ReadingPane";
import { useMessageKeys } from "@/features/inbox/useMessageKeys";
import type { Leave } from "@/features/inbox/useMessageKeys";
import { useMay } from "@/shared/data/SessionContext";
import { forgetReply, useAskedReply } from "@/shared/messages/askedReply";
import { useWide } from "@/shared/keep/useWide";
import { useText } from "@/shared/text/useText";
import { Drawer } from "@/shared/ui/Drawer";

import styles from "./MessagePane.module.css";

interface Props {
  message: MessageView;
  targets: string[];
  position: string | undefined;
  onRemote: () => void;
  onLeave: Leave | undefined;
  onClear: (() => void) | undefined;
  beside: boolean;
}

/** The text and the analysis side by side; where there is no room, the analysis comes as a drawer. */
export function OpenedMessage(props: Props) {
  const { message, targets, position, onRemote, onLeave, onClear, beside } = props;
  const { t } = useText("inbox");
  const [asked, setAsked] = useState(false);
  const toReply = useAskedReply() === message.id;
  const [replying, setReplying] = useState(message.draft !== null || toReply);
  /** How often a person asked to write. A draft that merely exists is shown, and takes no key. */
  const [replies, setReplies] = useState(toReply ? 1 : 0);
  useEffect(() => {
    if (toReply) forgetReply();
  }, [toReply]);
  const reply = () => {
    setReplying(true);
    setReplies((before) => before + 1);
  };
  const mayReply = useMay("reply") && message.mayReply;
  const wide = useWide(1180) && !beside;
  const steps = useMessageKeys({
    message,
    targets,
    onReply: mayReply ? reply : undefined,
    onLeave,
    onClear,
  });
  return (
    <div className={styles.pane} data-wide={wide} data-testid="message-pane">
      <ReadingPane
        message={message}
        targets={targets}
        position={position}
        steps={steps}
        mayReply={mayReply}
        replying={replying && mayReply}
        replies={replies}
        onReply={reply}
        onReplied={() => setReplying(false)}
        onRemote={onRemote}
        onClear={onClear}
        onAnalysis={wide ? undefined : () => setAsked(true)}
      />
      {wide && (
        <AnalysisPane
          message={message}
          onAccept={steps.accept}
          onClose={steps.close}
          onEscape={() => document.getElementById("message")?.focus()}
        />
      )}
      {!wide && asked && (
        <Drawer label={t("analysis.title")} onClose={() => setAsked(false)} data-testid="analysis-drawer">
          <AnalysisPane message={message} onAccept={steps.accept} onClose={steps.close} />
        </Drawer>
      )}
    </div>
  );
}
