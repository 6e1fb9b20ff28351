import { useState } from "react";

import type { DeadlineView } from "@/contract/DeadlineView";
import { useAct } from "@/shared/data/useAct";
import { DateFields } from "@/shared/deadlines/DateFields";
import { dueOf } from "@/shared/deadlines/dueOf";
import { parisDay } from "@/shared/deadlines/rulerDays";
import { useText } from "@/shared/text/useText";
import { FormDialog } from "@/shared/ui/FormDialog";
import { useToast } from "@/shared/ui/Toasts";

interface Props {
  deadline: DeadlineView;
  workspaceId: string;
  onClose: () => void;
}

/** A person's date instead of the machine's: the new one is entered before the old one is put aside. */
export function OtherDateDialog({ deadline, workspaceId, onClose }: Props) {
  const { t } = useText("deadlines");
  const toast = useToast();
  const [day, setDay] = useState(parisDay(deadline.dueSafeAt));
  const [time, setTime] = useState("");
  const reject = useAct("deadlines.decide");
  const enter = useAct("deadlines.enter", { quiet: true });
  const submit = () =>
    enter.mutate(
      { workspaceId, title: deadline.title, due: dueOf(day, time) },
      {
        onSuccess: () => {
          reject.mutate({ id: deadline.id, state: "rejected" });
          toast.show(t("toast.entered"));
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={t("other.title")}
      about={t("other.text")}
      verb={t("other.submit")}
      ready={day !== ""}
      pending={enter.isPending}
      failure={enter.error}
      onSubmit={submit}
      onClose={onClose}
      name="other-date"
    >
      <DateFields day={day} time={time} onDay={setDay} onTime={setTime} />
    </FormDialog>
  );
}
