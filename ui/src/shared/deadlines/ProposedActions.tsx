import { useState } from "react";

import type { DeadlineView } from "@/contract/DeadlineView";
import { OtherDateDialog } from "@/shared/deadlines/OtherDateDialog";
import { useDecide } from "@/shared/deadlines/useDecide";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

import styles from "./DeadlineCard.module.css";

interface Props {
  deadline: DeadlineView;
  /** Where another date would be entered; without it only yes and no are possible. */
  workspaceId: string | null;
  /** The key that confirms it, when this is the one that the key means. */
  keys?: string | undefined;
}

/** What a person says to a proposed deadline: yes, another date, no. */
export function ProposedActions({ deadline, workspaceId, keys }: Props) {
  const { t } = useText("deadlines");
  const [asking, setAsking] = useState(false);
  const decide = useDecide();
  return (
    <div className={styles.actions}>
      <Button
        look="go"
        size="small"
        keys={keys}
        onClick={() => decide(deadline, "confirmed")}
        data-testid="confirm-deadline"
      >
        {t("confirm")}
      </Button>
      {workspaceId !== null && (
        <Button size="small" onClick={() => setAsking(true)} data-testid="other-date">
          {t("otherDate")}
        </Button>
      )}
      <Button
        size="small"
        look="quiet"
        onClick={() => decide(deadline, "rejected")}
        data-testid="reject-deadline"
      >
        {t("reject")}
      </Button>
      {asking && workspaceId !== null && (
        <OtherDateDialog deadline={deadline} workspaceId={workspaceId} onClose={() => setAsking(false)} />
      )}
    </div>
  );
}
