import { Command } from "lucide-react";

import { openPalette } from "@/app/paletteState";
import styles from "@/app/Rail.module.css";
import { RailItem } from "@/app/RailItem";
import { RailMe } from "@/app/RailMe";
import { ROOMS, ROOMS_BELOW } from "@/app/rooms";
import { useMay, useSession } from "@/shared/data/SessionContext";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import { initials } from "@/shared/ui/initials";
import { Kbd } from "@/shared/ui/Kbd";
import { Monogram } from "@/shared/ui/Monogram";

/** The left rail: where one is, and how much waits elsewhere. */
export function Rail({ thin, onToggle }: { thin: boolean; onToggle: () => void }) {
  const { t } = useText("app");
  const { firmName, kind } = useSession();
  const mayWork = useMay("work");
  const counts = {
    inbox: useAsk("inbox.counts", {}).data,
    outbox: useAsk("outbox.list", { limit: 1 }, { when: mayWork }).data?.counts,
  };
  return (
    <nav className={`${styles.rail} ${thin ? styles.thin : ""}`} aria-label={t("rail")} data-testid="rail">
      <div className={styles.firm} title={firmName}>
        <Monogram letters={initials(firmName)} />
        <span className="cut" data-testid="rail-firm">
          {firmName}
        </span>
      </div>
      <button
        type="button"
        className={styles.find}
        onClick={openPalette}
        aria-label={t("palette.open")}
        data-testid="rail-palette"
      >
        <Icon of={Command} small />
        <span className="cut">{t("palette.hint")}</span>
        <Kbd keys="mod+k" />
      </button>
      {ROOMS.filter(({ only }) => only === undefined || only === kind).map((room) => (
        <RailItem key={room.name} room={room} counts={counts} thin={thin} />
      ))}
      <div className={styles.gap} />
      {ROOMS_BELOW.map((room) => (
        <RailItem key={room.name} room={room} counts={counts} thin={thin} />
      ))}
      <RailMe thin={thin} onToggle={onToggle} />
    </nav>
  );
}
