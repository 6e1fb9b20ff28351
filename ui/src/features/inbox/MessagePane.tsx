import { useState } from "react";

import { OpenedMessage } from "@/features/inbox/OpenedMessage";
import type { Leave } from "@/features/inbox/useMessageKeys";
import { useReadMark } from "@/features/inbox/useReadMark";
import { useAsk } from "@/shared/data/useAsk";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Failed } from "@/shared/ui/Failed";
import { Skeleton } from "@/shared/ui/Skeleton";

import styles from "./MessagePane.module.css";

export interface MessagePaneProps {
  id: string;
  /** What the steps act on; the message itself unless several are chosen. */
  targets?: string[];
  /** « 2 sur 38 ». */
  position?: string | undefined;
  onLeave?: Leave;
  /** Lets the chosen messages go. */
  onClear?: () => void;
  /** Stands beside something wide: the analysis comes when it is asked for. */
  beside?: boolean;
}

/** One message: its text and, beside it, what the machine says about it. Also shown beside the board. */
export function MessagePane(props: MessagePaneProps) {
  const { id, targets = [id], position, onLeave, onClear, beside = false } = props;
  const { t } = useText("inbox");
  const [remoteContent, setRemote] = useState(false);
  const opened = useAsk("inbox.open", remoteContent ? { id, remoteContent } : { id }, {
    keep: remoteContent,
  });
  useReadMark(opened.data);
  if (opened.isError) {
    return (
      <Failed
        failure={opened.error}
        onRetry={() => void opened.refetch()}
        leave={{ label: t("read.back"), run: () => go({ room: "inbox" }, { replace: true }) }}
      />
    );
  }
  if (opened.data === undefined) {
    return (
      <div className={styles.pane}>
        <Skeleton rows={4} />
      </div>
    );
  }
  return (
    <OpenedMessage
      message={opened.data}
      targets={targets}
      position={position}
      onRemote={() => setRemote(true)}
      onLeave={onLeave}
      onClear={onClear}
      beside={beside}
    />
  );
}
