import type { MessageView } from "@/contract/MessageView";
import { ActionBar } from "@/features/inbox/ActionBar";
import { Attachments } from "@/features/inbox/Attachments";
import { DraftEditor } from "@/features/inbox/DraftEditor";
import { MessageBody } from "@/features/inbox/MessageBody";
import { MessageHead } from "@/features/inbox/MessageHead";
import { Thread } from "@/features/inbox/Thread";
import type { Steps } from "@/features/inbox/useMessageKeys";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Note } from "@/shared/ui/Note";

import styles from "./ReadingPane.module.css";

interface Props {
  message: MessageView;
  targets: string[];
  position: string | undefined;
  steps: Steps;
  mayReply: boolean;
  replying: boolean;
  /** How often a person asked to write the answer. */
  replies: number;
  onReply: () => void;
  onReplied: () => void;
  onRemote: () => void;
  onClear: (() => void) | undefined;
  /** Opens the analysis when there is no room for it beside. */
  onAnalysis: (() => void) | undefined;
}

/** The message itself, from who wrote to what can be done with it. */
export function ReadingPane(props: Props) {
  const { message, targets, position, steps, mayReply, replying, onRemote, onClear, onAnalysis } = props;
  const { t, language } = useText("inbox");
  return (
    <section className={styles.pane} aria-label={t("read.label")}>
      <article className={styles.read} id="message" tabIndex={-1}>
        <MessageHead message={message} position={position} onAnalysis={onAnalysis} steps={steps} />
        <div className={styles.notes}>
          {message.analysis?.injectedInstruction === true && (
            <Note look="warn" data-testid="injected">
              {t("analysis.injected")}
            </Note>
          )}
          {message.defects.length > 0 && (
            <Note look="warn" data-testid="defects">
              {t("read.defects")}{" "}
              {message.defects.map((defect) => t(`defect.${defect}`, { defaultValue: defect })).join(", ")}.
            </Note>
          )}
          {message.snoozedUntil !== null && (
            <Note>
              {t("read.snoozed", { when: dayAndTime(message.snoozedUntil, language, new Date()) })}{" "}
              <button type="button" className="link" onClick={steps.wake}>
                {t("read.wake")}
              </button>
            </Note>
          )}
        </div>
        <MessageBody message={message} onRemote={onRemote} />
        <Attachments attachments={message.attachments} />
        {replying && <DraftEditor message={message} replies={props.replies} onClose={props.onReplied} />}
        <Thread message={message} />
      </article>
      <ActionBar
        message={message}
        targets={targets}
        mayReply={mayReply}
        steps={steps}
        onReply={props.onReply}
        onClear={onClear}
      />
    </section>
  );
}
