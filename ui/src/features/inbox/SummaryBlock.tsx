import { Check, Pencil, X } from "lucide-react";
import { useState } from "react";

import type { AnalysisView } from "@/contract/AnalysisView";
import { useAct } from "@/shared/data/useAct";
import { useMay } from "@/shared/data/SessionContext";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { MachineMark } from "@/shared/ui/MachineMark";
import { Textarea } from "@/shared/ui/Textarea";

import styles from "./SummaryBlock.module.css";

/** The summary: accepted, put in better words, or rejected; a rejected one is never shown as fact. */
export function SummaryBlock({ id, analysis }: { id: string; analysis: AnalysisView }) {
  const { t } = useText("inbox");
  const mayJudge = useMay("validate");
  const [text, setText] = useState<string | null>(null);
  const judge = useAct("inbox.judge_summary", { onDone: () => setText(null) });
  const { summary, summaryState } = analysis;
  const say = (verdict: string) => judge.mutate({ id, verdict });
  if (text !== null) {
    return (
      <div className={styles.block}>
        <Textarea
          rows={4}
          value={text}
          autoFocus
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            setText(null);
          }}
          aria-label={t("analysis.summary")}
          data-testid="summary-text"
        />
        <div className={styles.actions}>
          <Button
            size="small"
            look="go"
            disabled={text.trim() === "" || judge.isPending}
            onClick={() => judge.mutate({ id, verdict: "edited", text: text.trim() })}
            data-testid="summary-save"
          >
            {t("analysis.save")}
          </Button>
          <Button size="small" onClick={() => setText(null)}>
            {t("common:cancel")}
          </Button>
        </div>
      </div>
    );
  }
  if (summaryState === "rejected") {
    return (
      <p className={`${styles.block} small soft`} data-testid="summary-rejected">
        {t("analysis.summaryRejected")}{" "}
        {mayJudge && (
          <button type="button" className="link" onClick={() => say("accepted")}>
            {t("analysis.summaryRestore")}
          </button>
        )}
      </p>
    );
  }
  if (summary === "") return null;
  return (
    <div className={styles.block} data-state={summaryState} data-testid="summary">
      <p className={`${styles.text} private`} dir="auto">
        {summary}
      </p>
      <div className={styles.foot}>
        {summaryState === "proposed" ? (
          <MachineMark>{t("analysis.summary")}</MachineMark>
        ) : (
          <span className="small quiet">
            {t(summaryState === "edited" ? "analysis.summaryEdited" : "analysis.summaryAccepted")}
          </span>
        )}
        {mayJudge && (
          <span className={styles.tools}>
            {summaryState === "proposed" && (
              <Button
                look="quiet"
                size="small"
                icon={Check}
                aria-label={t("analysis.summaryAccept")}
                onClick={() => say("accepted")}
                data-testid="summary-accept"
              />
            )}
            <Button
              look="quiet"
              size="small"
              icon={Pencil}
              aria-label={t("analysis.summaryEdit")}
              onClick={() => setText(summary)}
              data-testid="summary-edit"
            />
            <Button
              look="quiet"
              size="small"
              icon={X}
              aria-label={t("analysis.summaryReject")}
              onClick={() => say("rejected")}
              data-testid="summary-reject"
            />
          </span>
        )}
      </div>
    </div>
  );
}
