import { useState } from "react";

import type { DeadlineView } from "@/contract/DeadlineView";
import { useDecide } from "@/shared/deadlines/useDecide";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

interface ConfirmKey {
  press: () => void;
  /** The deadline whose doubts the first press has opened. */
  doubted: string | null;
}

/**
 * Confirms a proposed deadline by its key. One stroke must not make a date with open points a
 * person's word: the first shows the points, the second confirms.
 */
export function useConfirmKey(deadline: DeadlineView | undefined): ConfirmKey {
  const { t } = useText("deadlines");
  const toast = useToast();
  const decide = useDecide();
  const [doubted, setDoubted] = useState<string | null>(null);
  return {
    doubted,
    press() {
      if (deadline === undefined) return;
      const count = deadline.warnings.length;
      if (count > 0 && doubted !== deadline.id) {
        setDoubted(deadline.id);
        toast.show(t("doubtsFirst", { count }));
      } else decide(deadline, "confirmed");
    },
  };
}
