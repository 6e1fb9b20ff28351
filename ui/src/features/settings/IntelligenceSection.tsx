import { Accuracy } from "@/features/settings/Accuracy";
import { CommittedInput } from "@/features/settings/CommittedInput";
import { Group } from "@/features/settings/Group";
import { Loaded } from "@/features/settings/Loaded";
import { ProviderForm } from "@/features/settings/ProviderForm";
import { ReadingLanguages } from "@/features/settings/ReadingLanguages";
import { Row } from "@/features/settings/Row";
import { SettingsFrame } from "@/features/settings/SettingsFrame";
import { useSettings } from "@/features/settings/useSettings";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

/** The engine that reads mail: how right it is, what it learns, and whether anything leaves this computer. */
export function IntelligenceSection() {
  const { t, language } = useText("settings");
  const may = useMay("administer");
  const engine = useAsk("intelligence.show", {});
  const retrain = useAct("intelligence.retrain");
  const { settings, change } = useSettings();
  return (
    <SettingsFrame section="intelligence">
      <Loaded answer={engine.data} error={engine.error} onRetry={() => void engine.refetch()}>
        {(now) => (
          <>
            <Group title={t("intelligence.engine")} about={t("intelligence.engineAbout")}>
              <Row
                label={t("intelligence.labels", { count: now.labels })}
                hint={
                  now.trainedAt === null
                    ? t("intelligence.delivered")
                    : t("intelligence.trained", { when: dayAndTime(now.trainedAt, language) })
                }
              >
                {() => (
                  <Button
                    disabled={!may || now.labelsSinceTraining === 0 || retrain.isPending}
                    onClick={() => retrain.mutate({})}
                    data-testid="intelligence-retrain"
                  >
                    {now.labelsSinceTraining === 0
                      ? t("intelligence.learnt")
                      : t("intelligence.retrain", { count: now.labelsSinceTraining })}
                  </Button>
                )}
              </Row>
              {settings !== undefined && (
                <Row label={t("intelligence.review")} hint={t("intelligence.reviewHint")}>
                  {(id) => (
                    <CommittedInput
                      type="number"
                      min={0}
                      max={100}
                      required
                      aria-labelledby={id}
                      disabled={!may}
                      value={String(settings.reviewBelowPercent)}
                      onCommit={(value) => change({ reviewBelowPercent: Number(value) })}
                      after={<span className="quiet">%</span>}
                      data-testid="settings-review-below"
                    />
                  )}
                </Row>
              )}
            </Group>
            {settings !== undefined && (
              <Group title={t("reading.title")} about={t("reading.about")}>
                <ReadingLanguages
                  chosen={settings.ocrLanguages}
                  disabled={!may}
                  onChange={(ocrLanguages) => change({ ocrLanguages })}
                />
              </Group>
            )}
            <Group title={t("intelligence.accuracy")} about={t("intelligence.accuracyAbout")}>
              <Accuracy rows={now.accuracy} />
            </Group>
            <Group title={t("intelligence.provider")} about={t("intelligence.providerAbout")}>
              <ProviderForm key={now.provider} engine={now} mayChange={may} />
            </Group>
          </>
        )}
      </Loaded>
    </SettingsFrame>
  );
}
