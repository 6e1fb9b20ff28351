import type { Urgency } from "@/contract/Urgency";
import { useText } from "@/shared/text/useText";
import type { ShapeKind } from "@/shared/ui/Shape";
import { ShapeWord } from "@/shared/ui/ShapeWord";

const SHAPES: Record<Urgency, ShapeKind> = {
  critique: "critical",
  eleve: "near",
  moyen: "calm",
  faible: "calm",
};

/** How urgent a workspace is. */
export function UrgencyWord({ urgency, small }: { urgency: Urgency; small?: boolean }) {
  const { t } = useText("words");
  return (
    <ShapeWord kind={SHAPES[urgency]} small={small ?? false}>
      {t(`urgency.${urgency}`)}
    </ShapeWord>
  );
}
