import { UserCheck } from "lucide-react";

import type { DeadlineView } from "@/contract/DeadlineView";
import { useSession } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { ShapeWord } from "@/shared/ui/ShapeWord";
import { useToast } from "@/shared/ui/Toasts";

/** A critical deadline of a firm that wants two people: what the second one says, or that nobody did yet. */
export function SecondAction({ deadline }: { deadline: DeadlineView }) {
  const { t, language } = useText("deadlines");
  const { userName } = useSession();
  const toast = useToast();
  const second = useAct("deadlines.second");
  if (deadline.secondBy !== null && deadline.secondAt !== null)
    return (
      <p className="small soft">
        {t("second.by", {
          who: deadline.secondBy,
          when: dayAndTime(deadline.secondAt, language, new Date()),
        })}
      </p>
    );
  if (!deadline.needsSecond) return null;
  if (deadline.confirmedBy === userName)
    return (
      <ShapeWord kind="near" small>
        {t("second.wanted")}
      </ShapeWord>
    );
  const confirm = () =>
    second.mutate(
      { id: deadline.id },
      {
        onSuccess: () =>
          toast.show(t("second.done"), () => second.mutate({ id: deadline.id, takeBack: true })),
      },
    );
  return (
    <Button size="small" icon={UserCheck} onClick={confirm} data-testid="second-deadline">
      {t("second.confirm")}
    </Button>
  );
}
