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
}

/** The next step that the machine suggests, and the one click that makes all of this a person's word. */
export function AnalysisActions({ analysis, onAccept, onCorrect }: Props) {
  const { t } = useText("inbox");
  const mayValidate = useMay("validate");
  const mayWork = useMay("work");
  const next = t(`suggested.${analysis.suggestedAction}`, { defaultValue: "" });
  return (
    <>
      {next !== "" && analysis.suggestedAction !== "ignore" && (
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
