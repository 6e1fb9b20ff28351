import { Bell, CalendarClock, ListTodo, Phone } from "lucide-react";
import type { LucideIcon } from "lucide-react";

import type { EntryView } from "@/contract/EntryView";
import { useSession } from "@/shared/data/SessionContext";
import { countdownText, nearness } from "@/shared/text/countdown";
import { calendarDay, clockTime, instant } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { shapeOf } from "@/shared/ui/Countdown";
import { Icon } from "@/shared/ui/Icon";
import { Shape } from "@/shared/ui/Shape";

import styles from "./Entry.module.css";

const ICONS: Record<string, LucideIcon> = { reminder: Bell, follow_up: Phone, task: ListTodo };

interface Props {
  entry: EntryView;
  /** One line in a narrow cell, or everything that is known. */
  look: "cell" | "card" | "row";
  onOpen: (entry: EntryView) => void;
}

/** One entry of the agenda: its shape says how near a deadline is, dashed what nobody confirmed. */
export function Entry({ entry, look, onOpen }: Props) {
  const { t, language } = useText("agenda");
  const now = useNow();
  const { kind, title, at, allDay, who, place, state } = entry;
  const deadline = kind === "deadline";
  const done = state === "met" || (state === "missed" && !entry.unexplained);
  const near = deadline && !done ? nearness(instant(at).getTime() - now) : "later";
  // What nobody has done yet stands on today, and says which day it was for.
  const late = (kind === "task" || kind === "follow_up") && entry.dueAt !== null ? entry.dueAt : null;
  const hour = allDay ? null : clockTime(at, language);
  const { discreet } = useSession();
  const movable = entry.appointment !== null;
  return (
    <button
      type="button"
      className={styles.entry}
      data-kind={kind}
      data-look={look}
      data-near={near}
      data-state={state ?? undefined}
      data-done={done}
      draggable={movable}
      onDragStart={(event) => event.dataTransfer.setData("text/plain", entry.key)}
      onClick={() => onOpen(entry)}
      title={discreet ? undefined : [hour, title, who, place].filter(Boolean).join(" · ")}
      data-testid={`agenda-${kind}-entry`}
    >
      {deadline ? (
        <Shape kind={done ? "calm" : shapeOf(at, now)} small />
      ) : (
        <Icon of={ICONS[kind] ?? CalendarClock} small />
      )}
      <span className={styles.words}>
        <span className={styles.title}>
          {hour !== null && <time className={styles.hour}>{hour} </time>}
          {kind === "follow_up" && <span>{t("followUp")} </span>}
          {late !== null && look === "cell" && <b className="red">{t("lateShort")} </b>}
          {look === "cell" && deadline && who !== null && <span className="private">{who}, </span>}
          <span className="private">{title}</span>
        </span>
        {look !== "cell" && (
          <span className={styles.about}>
            {who !== null && <span className="private">{who}</span>}
            {entry.reference !== null && <span className="num">{entry.reference}</span>}
            {place !== "" && <span>{place}</span>}
            {late !== null && (
              <b className="red">
                {t("late", { day: calendarDay(late.slice(0, 10), language, new Date(now)) })}
              </b>
            )}
            {entry.unexplained ? (
              <b className="red">{t("unexplained")}</b>
            ) : (
              state !== null && <span>{t(`state.${state}`)}</span>
            )}
            {look === "row" && deadline && !done && (
              <span className={styles.left}>{countdownText(instant(at).getTime() - now, language)}</span>
            )}
          </span>
        )}
      </span>
    </button>
  );
}
