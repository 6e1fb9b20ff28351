import { Ellipsis } from "lucide-react";
import { useState } from "react";

import type { DeadlineState } from "@/contract/DeadlineState";
import type { DeadlineView } from "@/contract/DeadlineView";
import { ReasonDialog } from "@/shared/deadlines/ReasonDialog";
import { useDecide } from "@/shared/deadlines/useDecide";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Menu } from "@/shared/ui/Menu";

const NEXT: Record<DeadlineState, DeadlineState[]> = {
  proposed: ["confirmed", "rejected"],
  confirmed: ["met", "missed", "rejected", "proposed"],
  rejected: ["proposed"],
  met: ["proposed"],
  missed: ["proposed"],
};

/** What lapsed by itself was decided by nobody. */
const UNEXPLAINED: DeadlineState[] = ["met", "missed", "rejected"];

const VERBS: Record<DeadlineState, string> = {
  proposed: "takeBack",
  confirmed: "confirm",
  rejected: "reject",
  met: "markMet",
  missed: "markMissed",
};

/** What else a person may decide about a deadline. */
export function DeadlineMenu({ deadline }: { deadline: DeadlineView }) {
  const { t } = useText("deadlines");
  const decide = useDecide();
  const [asking, setAsking] = useState<"met" | "missed" | null>(null);
  const next = deadline.lapsedAt === null ? NEXT[deadline.state] : UNEXPLAINED;
  const items = next.map((state) => ({
    id: `deadline-${state}`,
    label: t(VERBS[state]),
    run: () => (state === "met" || state === "missed" ? setAsking(state) : decide(deadline, state)),
  }));
  return (
    <>
      <Menu groups={[{ items }]} align="end">
        <Button
          look="quiet"
          size="small"
          icon={Ellipsis}
          aria-label={t("more")}
          data-testid="deadline-more"
        />
      </Menu>
      {asking !== null && (
        <ReasonDialog deadline={deadline} state={asking} onDecide={decide} onClose={() => setAsking(null)} />
      )}
    </>
  );
}
