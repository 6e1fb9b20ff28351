import type { Language } from "@/contract/Language";
import type { Theme } from "@/contract/Theme";
import { CommittedInput } from "@/features/settings/CommittedInput";
import { Group } from "@/features/settings/Group";
import { Loaded } from "@/features/settings/Loaded";
import { Row } from "@/features/settings/Row";
import { SettingsFrame } from "@/features/settings/SettingsFrame";
import { Switch } from "@/features/settings/Switch";
import { useSettings } from "@/features/settings/useSettings";
import { useMay, useSession } from "@/shared/data/SessionContext";
import { useText } from "@/shared/text/useText";
import { Seg } from "@/shared/ui/Seg";
import { Select } from "@/shared/ui/Select";

const LANGUAGES: { value: Language; label: string }[] = [
  { value: "fr", label: "Français" },
  { value: "en", label: "English" },
];

/** Who one is, how the window looks, what it tells. */
export function ProfileSection() {
  const { t } = useText("settings");
  const session = useSession();
  const mayAdminister = useMay("administer");
  const { settings, error, retry, change } = useSettings();
  const themes = (["system", "light", "dark"] as const).map((value) => ({
    value,
    label: t(`profile.themes.${value}`),
    testid: `settings-theme-${value}`,
  }));
  return (
    <SettingsFrame section="profile">
      <Loaded answer={settings} error={error} onRetry={retry}>
        {(now) => (
          <>
            <Group title={t("profile.who")}>
              <Row label={session.userName} hint={t(`words:role.${session.role}`)}>
                {() => null}
              </Row>
              <Row label={t("profile.firm")} hint={mayAdminister ? undefined : t("onlyAdmin")}>
                {(id) => (
                  <CommittedInput
                    aria-labelledby={id}
                    required
                    disabled={!mayAdminister}
                    value={now.firmName}
                    onCommit={(firmName) => change({ firmName })}
                    data-testid="settings-firm-name"
                  />
                )}
              </Row>
            </Group>
            <Group title={t("profile.look")}>
              <Row label={t("profile.language")}>
                {(id) => (
                  <Select
                    aria-labelledby={id}
                    value={now.language}
                    options={LANGUAGES}
                    onValue={(language) => change({ language })}
                    data-testid="settings-language"
                  />
                )}
              </Row>
              <Row label={t("profile.theme")} hint={t("profile.themeHint")}>
                {() => (
                  <Seg<Theme>
                    aria-label={t("profile.theme")}
                    value={now.theme}
                    options={themes}
                    onValue={(theme) => change({ theme })}
                    data-testid="settings-theme"
                  />
                )}
              </Row>
              <Row label={t("profile.discreet")} hint={t("profile.discreetHint")}>
                {(id) => (
                  <Switch
                    aria-labelledby={id}
                    checked={now.discreet}
                    onChecked={(discreet) => change({ discreet })}
                    data-testid="settings-discreet"
                  />
                )}
              </Row>
            </Group>
            <Group title={t("profile.notifications")}>
              <Row label={t("profile.desktop")} hint={t("profile.desktopHint")}>
                {(id) => (
                  <Switch
                    aria-labelledby={id}
                    checked={now.notifications}
                    onChecked={(notifications) => change({ notifications })}
                    data-testid="settings-notifications"
                  />
                )}
              </Row>
              <Row label={t("profile.private")} hint={t("profile.privateHint")}>
                {(id) => (
                  <Switch
                    aria-labelledby={id}
                    disabled={!now.notifications}
                    checked={now.privateNotifications}
                    onChecked={(privateNotifications) => change({ privateNotifications })}
                    data-testid="settings-private-notifications"
                  />
                )}
              </Row>
            </Group>
          </>
        )}
      </Loaded>
    </SettingsFrame>
  );
}
