import { useState } from "react";

import type { DeadlineView } from "@/contract/DeadlineView";
import { ReasonDialog } from "@/shared/deadlines/ReasonDialog";
import { useDecide } from "@/shared/deadlines/useDecide";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { ShapeWord } from "@/shared/ui/ShapeWord";

import styles from "./DeadlineCard.module.css";

/** A deadline that passed without a decision: said in red, and the two ways to explain it. */
export function LapsedActions({ deadline, mayWork }: { deadline: DeadlineView; mayWork: boolean }) {
  const { t, language } = useText("deadlines");
  const decide = useDecide();
  const [asking, setAsking] = useState<"met" | "missed" | null>(null);
  if (deadline.lapsedAt === null) return null;
  return (
    <div data-testid="lapsed">
      <ShapeWord kind="critical" small>
        {t("lapsed", { when: dayAndTime(deadline.lapsedAt, language, new Date()) })}
      </ShapeWord>
      {mayWork && (
        <div className={styles.actions}>
          <Button look="go" size="small" onClick={() => setAsking("met")} data-testid="explain-met">
            {t("explainMet")}
          </Button>
          <Button size="small" onClick={() => setAsking("missed")} data-testid="explain-missed">
            {t("explainMissed")}
          </Button>
        </div>
      )}
      {asking !== null && (
        <ReasonDialog deadline={deadline} state={asking} onDecide={decide} onClose={() => setAsking(null)} />
      )}
    </div>
  );
}
