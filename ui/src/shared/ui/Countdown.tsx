import { countdownText, nearness } from "@/shared/text/countdown";
import { dayAndTime, instant } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Shape } from "@/shared/ui/Shape";
import type { ShapeKind } from "@/shared/ui/Shape";
import shapes from "@/shared/ui/Shape.module.css";

const SHAPES: Record<ReturnType<typeof nearness>, ShapeKind> = {
  lost: "critical",
  critical: "critical",
  near: "near",
  later: "calm",
};

/** The shape of a legal deadline. */
export function shapeOf(due: string, now: number): ShapeKind {
  return SHAPES[nearness(instant(due).getTime() - now)];
}

interface CountdownProps {
  /** The instant that lapses (RFC 3339). */
  to: string;
  /** Size and weight come from here. */
  className?: string | undefined;
  bare?: boolean;
}

/** What is left until a legal deadline, live. `bare` leaves the shape out. */
export function Countdown({ to, className, bare }: CountdownProps) {
  const { language } = useText("common");
  const now = useNow();
  const left = instant(to).getTime() - now;
  const kind = SHAPES[nearness(left)];
  return (
    <time
      className={`${shapes.word} ${className ?? ""}`}
      data-kind={kind}
      data-late={left < 0}
      dateTime={to}
      title={dayAndTime(to, language)}
      data-testid="countdown"
    >
      {bare !== true && <Shape kind={kind} />}
      <span>{countdownText(left, language)}</span>
    </time>
  );
}
