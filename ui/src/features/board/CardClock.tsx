import type { CardView } from "@/contract/CardView";
import { countdownText } from "@/shared/text/countdown";
import { calendarDay, clockTime, dayAndTime, instant, listTime } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { ShapeWord } from "@/shared/ui/ShapeWord";
import { SlaPie } from "@/shared/ui/SlaPie";

/** The time to answer, live; what is late has the diamond; what is done says when. */
export function CardClock({ card }: { card: CardView }) {
  const { t, language } = useText("board");
  const now = useNow();
  if (card.status === "closed") {
    if (card.closedAt === null) return null;
    const today = calendarDay(card.closedAt, language) === calendarDay(new Date(now), language);
    const words = today
      ? t("card.closedAt", { time: clockTime(card.closedAt, language) })
      : listTime(card.closedAt, language, new Date(now));
    return <time dateTime={card.closedAt}>{words}</time>;
  }
  const left = instant(card.sla.dueAt).getTime() - now;
  if (left >= 0) return <SlaPie sla={card.sla} />;
  return (
    <time dateTime={card.sla.dueAt} data-testid="sla" title={dayAndTime(card.sla.dueAt, language)}>
      <ShapeWord kind="critical">{countdownText(left, language)}</ShapeWord>
    </time>
  );
}
