import type { TodayView } from "@/contract/TodayView";
import { clockTime, dayAndTime, dayNumber, instant } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";

/** Whether the timers ran, and what the time in which they did not has meant. */
export function ClockLine({ view }: { view: TodayView }) {
  const { t, language } = useText("today");
  const now = new Date(useNow());
  const gap = view.clockGap;
  const checked = t("clock.checked", { when: clockTime(view.clockCheckedAt, language) });
  if (gap === null) return <span>{checked}</span>;
  if (gap.setBack)
    return <span className="amber">{t("clock.setBack", { when: dayAndTime(gap.to, language, now) })}</span>;
  const today = dayNumber(instant(gap.from)) === dayNumber(now);
  const tell = (at: string) => (today ? clockTime(at, language) : dayAndTime(at, language, now));
  const span = t(today ? "clock.today" : "clock.span", { from: tell(gap.from), to: tell(gap.to) });
  return (
    <span>
      {checked},{" "}
      {gap.escalated === 0
        ? t("clock.nothing", { span })
        : t("clock.escalated", { span, count: gap.escalated })}
    </span>
  );
}
