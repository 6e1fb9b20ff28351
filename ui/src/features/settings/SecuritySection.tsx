import { useState } from "react";

import { ChangePassphraseDialog } from "@/features/settings/ChangePassphraseDialog";
import { Group } from "@/features/settings/Group";
import { Loaded } from "@/features/settings/Loaded";
import { Row } from "@/features/settings/Row";
import { SecondFactorRows } from "@/features/settings/secondFactor/SecondFactorRows";
import { SettingsFrame } from "@/features/settings/SettingsFrame";
import { SharesRow } from "@/features/settings/shares/SharesRow";
import { Switch } from "@/features/settings/Switch";
import { useSettings } from "@/features/settings/useSettings";
import { VerifyRow } from "@/features/settings/VerifyRow";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Select } from "@/shared/ui/Select";

/** Minutes to choose from; 0 is never. */
const DELAYS = [2, 5, 10, 15, 30, 60, 0];

/** Locking, the passphrase, the keyring, and whether everything is whole. */
export function SecuritySection() {
  const { t } = useText("settings");
  const [changing, setChanging] = useState(false);
  const lock = useAct("firm.lock");
  const keyring = useAsk("firm.state", {}).data?.keyringAvailable ?? true;
  const { settings, error, retry, change } = useSettings();
  return (
    <SettingsFrame section="security">
      <Loaded answer={settings} error={error} onRetry={retry}>
        {(now) => {
          const delays = DELAYS.includes(now.lockAfterMinutes) ? DELAYS : [now.lockAfterMinutes, ...DELAYS];
          const options = delays.map((minutes) => ({
            value: String(minutes),
            label: minutes === 0 ? t("security.never") : t("security.minutes", { count: minutes }),
          }));
          return (
            <>
              <Group title={t("security.lock")}>
                <Row label={t("security.after")} hint={t("security.afterHint")}>
                  {(id) => (
                    <Select
                      aria-labelledby={id}
                      value={String(now.lockAfterMinutes)}
                      options={options}
                      onValue={(minutes) => change({ lockAfterMinutes: Number(minutes) })}
                      data-testid="settings-lock-after"
                    />
                  )}
                </Row>
                <Row label={t("security.now")} hint={t("security.nowHint")}>
                  {() => (
                    <Button keys="mod+l" onClick={() => lock.mutate({})} data-testid="settings-lock-now">
                      {t("security.nowVerb")}
                    </Button>
                  )}
                </Row>
              </Group>
              <Group title={t("security.keys")}>
                <Row
                  label={t("security.remember")}
                  hint={t(keyring ? "security.rememberHint" : "security.noKeyring")}
                >
                  {(id) => (
                    <Switch
                      aria-labelledby={id}
                      disabled={!keyring}
                      checked={now.remembered}
                      onChecked={(remembered) => change({ remembered })}
                      data-testid="settings-remembered"
                    />
                  )}
                </Row>
                <Row label={t("security.passphrase")} hint={t("security.passphraseHint")}>
                  {() => (
                    <Button onClick={() => setChanging(true)} data-testid="settings-change-passphrase">
                      {t("security.change")}
                    </Button>
                  )}
                </Row>
                <SecondFactorRows />
                <SharesRow />
              </Group>
              <Group title={t("security.data")}>
                <VerifyRow />
                <Row label={t("security.folder")} hint={t("security.folderHint")}>
                  {() => <code className="small">{now.dataFolder}</code>}
                </Row>
              </Group>
            </>
          );
        }}
      </Loaded>
      {changing && <ChangePassphraseDialog onClose={() => setChanging(false)} />}
    </SettingsFrame>
  );
}
