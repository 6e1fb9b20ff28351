import { Check } from "lucide-react";

import type { AnalysisView } from "@/contract/AnalysisView";
import { useMay } from "@/shared/data/SessionContext";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";

import styles from "./AnalysisActions.module.css";

/** The next step that the machine suggests, and the one click that makes all of this a person's word. */
export function AnalysisActions({ analysis, onAccept }: { analysis: AnalysisView; onAccept: () => void }) {
  const { t } = useText("inbox");
  const mayValidate = useMay("validate");
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
          </div>
        )
      )}
    </>
  );
}
