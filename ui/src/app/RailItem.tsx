import styles from "@/app/RailItem.module.css";
import type { RailCounts, RoomEntry } from "@/app/rooms";
import { keyLabel } from "@/shared/keys/keyLabel";
import { useRoute } from "@/shared/route/route";
import type { Route } from "@/shared/route/route";
import { count as counted } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";
import { Shape } from "@/shared/ui/Shape";

/** Connections are a section of the settings with an entry of their own. */
function isHere(here: Route, there: Route): boolean {
  // A document and a draft are read inside their workspace.
  if (here.room === "documents" || here.room === "drafts") return there.room === "workspaces";
  if (here.room !== there.room) return false;
  if (here.room !== "settings" || there.room !== "settings") return true;
  return (here.section === "connections") === (there.section === "connections");
}

export function RailItem({ room, counts, thin }: { room: RoomEntry; counts: RailCounts; thin: boolean }) {
  const { t, language } = useText("app");
  const here = isHere(useRoute(), room.to);
  const number = room.count?.(counts) ?? 0;
  const bad = room.bad?.(counts) === true;
  const word = t(`rooms.${room.name}`);
  return (
    <GoTo
      to={room.to}
      className={styles.item}
      aria-current={here ? "page" : undefined}
      data-thin={thin}
      title={`${word}  ${keyLabel(room.keys)}`}
      data-testid={`rail-${room.name}`}
    >
      <Icon of={room.icon} className={styles.icon} />
      <span className={thin ? "hidden-text" : `${styles.word} cut`}>{word}</span>
      {number > 0 && (
        <span className={styles.count} data-bad={bad} data-testid={`rail-${room.name}-count`}>
          {bad && <Shape kind="critical" small label={t(`bad.${room.name}`)} />}
          {counted(number, language)}
        </span>
      )}
    </GoTo>
  );
}
