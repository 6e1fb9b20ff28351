import { CommittedInput } from "@/features/settings/CommittedInput";
import { FirmRulesGroup } from "@/features/settings/deadlines/FirmRulesGroup";
import { LogGroup } from "@/features/settings/deadlines/LogGroup";
import { PolicyGroup } from "@/features/settings/deadlines/PolicyGroup";
import { Group } from "@/features/settings/Group";
import { HoursEditor } from "@/features/settings/HoursEditor";
import { Loaded } from "@/features/settings/Loaded";
import { Row } from "@/features/settings/Row";
import { SettingsFrame } from "@/features/settings/SettingsFrame";
import { Switch } from "@/features/settings/Switch";
import { useSettings } from "@/features/settings/useSettings";
import { useMay } from "@/shared/data/SessionContext";
import { useText } from "@/shared/text/useText";
import { Note } from "@/shared/ui/Note";
import { Select } from "@/shared/ui/Select";

/** How long the firm gives itself to answer, which is not law; then what concerns the law: reminders, rules, the log. */
export function DelaysSection() {
  const { t } = useText("settings");
  const may = useMay("administer");
  const { settings, error, retry, change } = useSettings();
  return (
    <SettingsFrame section="delays">
      <Loaded answer={settings} error={error} onRetry={retry}>
        {(now) => (
          <>
            {!may && <Note>{t("onlyAdmin")}</Note>}
            <Group title={t("delays.answer")} about={t("delays.about")}>
              <Row label={t("delays.hours")} hint={t("delays.hoursHint")}>
                {(id) => (
                  <CommittedInput
                    type="number"
                    min={1}
                    max={720}
                    required
                    aria-labelledby={id}
                    disabled={!may}
                    value={String(now.slaHours)}
                    onCommit={(hours) => change({ slaHours: Number(hours) })}
                    after={<span className="quiet">{t("delays.unit")}</span>}
                    data-testid="settings-sla-hours"
                  />
                )}
              </Row>
              <Row label={t("delays.business")} hint={t("delays.businessHint")}>
                {(id) => (
                  <Switch
                    aria-labelledby={id}
                    disabled={!may}
                    checked={now.businessHoursOnly}
                    onChecked={(businessHoursOnly) => change({ businessHoursOnly })}
                    data-testid="settings-business-hours"
                  />
                )}
              </Row>
            </Group>
            {now.businessHoursOnly && (
              <Group title={t("delays.open")}>
                <HoursEditor
                  hours={now.businessHours}
                  disabled={!may}
                  onChange={(businessHours) => change({ businessHours })}
                />
                <Row label={t("delays.zone")} hint={t("delays.zoneHint")}>
                  {(id) => (
                    <Select
                      aria-labelledby={id}
                      disabled={!may}
                      value={now.holidayZone}
                      options={now.holidayZones.map((zone) => ({ value: zone, label: zone }))}
                      onValue={(holidayZone) => change({ holidayZone })}
                      data-testid="settings-holiday-zone"
                    />
                  )}
                </Row>
              </Group>
            )}
            <PolicyGroup />
            <FirmRulesGroup />
            <LogGroup />
          </>
        )}
      </Loaded>
    </SettingsFrame>
  );
}
