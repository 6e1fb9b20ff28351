import { EyeOff, LockKeyhole, PanelLeft, UserRound } from "lucide-react";

import styles from "@/app/RailMe.module.css";
import { useSession } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";
import { Menu } from "@/shared/ui/Menu";

/** Who is at the screen, and what is theirs to do at once. */
export function RailMe({ thin, onToggle }: { thin: boolean; onToggle: () => void }) {
  const { t } = useText("app");
  const session = useSession();
  const lock = useAct("firm.lock");
  const update = useAct("settings.update");
  return (
    <Menu
      data-testid="me-menu"
      groups={[
        {
          label: t(`words:role.${session.role}`),
          items: [
            {
              id: "profile",
              icon: UserRound,
              label: t("profile"),
              run: () => go({ room: "settings", section: "profile" }),
            },
            {
              id: "discreet",
              icon: EyeOff,
              label: t("discreet"),
              chosen: session.discreet,
              run: () => update.mutate({ discreet: !session.discreet }),
            },
            { id: "rail", icon: PanelLeft, label: t("foldRail"), keys: "mod+b", run: onToggle },
          ],
        },
        {
          items: [
            { id: "lock", icon: LockKeyhole, label: t("lock"), keys: "mod+l", run: () => lock.mutate({}) },
          ],
        },
      ]}
    >
      <button
        type="button"
        className={styles.me}
        data-thin={thin}
        aria-label={t("me", { name: session.userName })}
        data-testid="rail-me"
      >
        <Avatar name={session.userName} />
        {!thin && <span className="cut">{session.userName}</span>}
      </button>
    </Menu>
  );
}
