import { parisDay, rulerDays } from "@/shared/deadlines/rulerDays";
import type { RulerDay } from "@/shared/deadlines/rulerDays";
import { calendarDay } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { shapeOf } from "@/shared/ui/Countdown";

import css from "./DayRuler.module.css";

interface Props {
  dueAt: string;
  dueSafeAt: string;
}

/** The days before a date: what is past, what is a weekend, which one is prudent and which one legal. */
export function DayRuler({ dueAt, dueSafeAt }: Props) {
  const { t, language } = useText("deadlines");
  const now = useNow();
  const days = rulerDays(dueAt, dueSafeAt, now);
  const label = t("ruler.label", {
    from: calendarDay(days[0]?.iso ?? dueSafeAt, language),
    to: calendarDay(days.at(-1)?.iso ?? dueAt, language),
    safe: calendarDay(parisDay(dueSafeAt), language),
    legal: calendarDay(parisDay(dueAt), language),
  });
  return (
    <div
      className={css.ruler}
      data-tight={days.length > 9}
      data-kind={shapeOf(dueSafeAt, now)}
      role="img"
      aria-label={label}
      style={{ "--days": days.length } as React.CSSProperties}
    >
      {days.map(({ iso, day, past, weekend, marks }) => (
        <span
          key={iso}
          className={css.day}
          data-past={past || undefined}
          data-weekend={weekend || undefined}
          data-mark={marks.includes("safe") ? "safe" : marks.includes("legal") ? "legal" : marks[0]}
        >
          <span className={css.number}>{day}</span>
          {marks.length > 0 && <span className={css.word}>{t(`ruler.${wordOf(marks)}`)}</span>}
        </span>
      ))}
    </div>
  );
}

/** One word a day: the date to keep before the legal one, both in one word, and then today. */
function wordOf(marks: RulerDay["marks"]): "both" | RulerDay["marks"][number] {
  if (marks.includes("safe") && marks.includes("legal")) return "both";
  return marks.includes("safe") ? "safe" : (marks.at(-1) ?? "today");
}
