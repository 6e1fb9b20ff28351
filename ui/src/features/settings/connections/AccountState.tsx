import { Check, CloudOff, LoaderCircle, Pause } from "lucide-react";
import type { LucideIcon } from "lucide-react";

import type { AccountView } from "@/contract/AccountView";
import styles from "@/features/settings/connections/AccountRow.module.css";
import { count, percent } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import { Shape } from "@/shared/ui/Shape";

const ICONS: Record<string, LucideIcon> = {
  ok: Check,
  syncing: LoaderCircle,
  offline: CloudOff,
  paused: Pause,
};

/** How a connection is, by sign and word, and how much of it is here. */
export function AccountState({ account }: { account: AccountView }) {
  const { t, language } = useText("connections");
  const { state, messages, progressPercent, new: fresh } = account;
  const icon = ICONS[state];
  const first = state === "syncing" && progressPercent !== null;
  const word = first
    ? t("state.first", { share: percent(progressPercent / 100, language) })
    : t(`state.${state}`, { defaultValue: state });
  return (
    <div className={styles.two}>
      <span className={styles.state}>
        {icon === undefined ? (
          <Shape kind={state === "refused" ? "critical" : "calm"} />
        ) : (
          <Icon of={icon} small />
        )}
        {word}
      </span>
      <span className="quiet small">
        {t("messages", { count: messages, shown: count(messages, language) })}
        {fresh > 0 && !first && `, ${t("fresh", { count: fresh, shown: count(fresh, language) })}`}
      </span>
    </div>
  );
}
