import { Check } from "lucide-react";

import type { AnalysisView } from "@/contract/AnalysisView";
import { useMay } from "@/shared/data/SessionContext";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";

import styles from "./AnalysisActions.module.css";

interface Props {
  analysis: AnalysisView;
  onAccept: () => void;
  onCorrect: () => void;
  /** Ends the message; absent when it is ended. */
  onClose: (() => void) | undefined;
}

/** The next step that the machine suggests, and the one click that makes all of this a person's word. */
export function AnalysisActions({ analysis, onAccept, onCorrect, onClose }: Props) {
  const { t } = useText("inbox");
  const mayValidate = useMay("validate");
  const mayWork = useMay("work");
  const next = t(`suggested.${analysis.suggestedAction}`, { defaultValue: "" });
  return (
    <>
      {analysis.category.value === "spam" && mayWork && onClose !== undefined && (
        <p className={styles.next} data-testid="spam">
          <span className="quiet small">{t("analysis.suggested")}</span>
          <Button size="small" keys="e" onClick={onClose} data-testid="spam-done">
            {t("analysis.spamDone")}
          </Button>
        </p>
      )}
      {next !== "" && analysis.suggestedAction !== "ignore" && analysis.category.value !== "spam" && (
        <p className={styles.next}>
          <span className="quiet small">{t("analysis.suggested")}</span>
          <span>{next}</span>
        </p>
      )}
      {analysis.accepted ? (
        <p className={styles.done} data-testid="analysis-accepted">
          <Icon of={Check} small /> {t("analysis.accepted")}
        </p>
      ) : (
        mayValidate && (
          <div className={styles.row}>
            <Button size="small" icon={Check} keys="v" onClick={onAccept} data-testid="accept-analysis">
              {t("analysis.acceptAll")}
            </Button>
            {mayWork && (
              <Button size="small" look="quiet" keys="c" onClick={onCorrect} data-testid="correct-analysis">
                {t("analysis.correctMenu")}
              </Button>
            )}
          </div>
        )
      )}
    </>
  );
}
