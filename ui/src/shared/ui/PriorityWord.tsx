import type { Priority } from "@/contract/Priority";
import { useText } from "@/shared/text/useText";
import type { ShapeKind } from "@/shared/ui/Shape";
import { ShapeWord } from "@/shared/ui/ShapeWord";

const SHAPES: Record<Priority, ShapeKind> = {
  critical: "critical",
  high: "near",
  medium: "calm",
  low: "calm",
};

/** « Critique » with a diamond, « Haute » with a triangle, the others with a circle. */
export function PriorityWord({ priority, small }: { priority: Priority; small?: boolean }) {
  const { t } = useText("words");
  return (
    <ShapeWord kind={SHAPES[priority]} small={small ?? false}>
      {t(`priority.${priority}`)}
    </ShapeWord>
  );
}
