import { Row } from "@/features/settings/Row";
import { useSettings } from "@/features/settings/useSettings";
import { useMay } from "@/shared/data/SessionContext";
import { useText } from "@/shared/text/useText";
import { Select } from "@/shared/ui/Select";

const MINUTES = [1, 2, 5, 10, 15, 30, 60];

/** How often every mailbox is read. */
export function PollRow() {
  const { t } = useText("connections");
  const may = useMay("administer");
  const { settings, change } = useSettings();
  if (settings === undefined) return null;
  const choices = MINUTES.includes(settings.pollMinutes) ? MINUTES : [settings.pollMinutes, ...MINUTES];
  const options = choices.map((minutes) => ({
    value: String(minutes),
    label: t("everyMinutes", { count: minutes }),
  }));
  return (
    <Row label={t("poll")} hint={t("pollHint")}>
      {(id) => (
        <Select
          aria-labelledby={id}
          disabled={!may}
          value={String(settings.pollMinutes)}
          options={options}
          onValue={(minutes) => change({ pollMinutes: Number(minutes) })}
          data-testid="settings-poll-minutes"
        />
      )}
    </Row>
  );
}
