import { useState } from "react";

import type { WorkspaceRow } from "@/contract/WorkspaceRow";
import { useAct } from "@/shared/data/useAct";
import { DateFields } from "@/shared/deadlines/DateFields";
import { dueOf } from "@/shared/deadlines/dueOf";
import { calendarDay, dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { FormDialog } from "@/shared/ui/FormDialog";
import { TextField } from "@/shared/ui/TextField";
import { WorkspaceField } from "@/shared/workspaces/WorkspaceField";

interface Props {
  /** The workspace it belongs to; without it the person chooses. */
  workspaceId?: string;
  onClose: () => void;
}

/** A date that a person knows: entered by hand, confirmed by who enters it. */
export function EnterDialog({ workspaceId, onClose }: Props) {
  const { t, language } = useText("deadlines");
  const [workspace, setWorkspace] = useState<WorkspaceRow | null>(null);
  const chosen = workspaceId ?? workspace?.id ?? "";
  const [title, setTitle] = useState("");
  const [day, setDay] = useState("");
  const [time, setTime] = useState("");
  /** Asked once it is entered: before, there may be no day yet. */
  const when = () => (time === "" ? calendarDay(day, language) : dayAndTime(dueOf(day, time), language));
  const enter = useAct("deadlines.enter", {
    quiet: true,
    said: () => t("enter.done", { when: when() }),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t("enter.title")}
      about={t("enter.about")}
      verb={t("enter.submit")}
      ready={chosen !== "" && title.trim() !== "" && day !== ""}
      pending={enter.isPending}
      failure={enter.error}
      onSubmit={() => enter.mutate({ workspaceId: chosen, title: title.trim(), due: dueOf(day, time) })}
      onClose={onClose}
      name="deadline-entry"
    >
      {workspaceId === undefined && <WorkspaceField workspace={workspace} onWorkspace={setWorkspace} />}
      <TextField
        // Once the workspace is chosen, the search is gone and the keyboard goes on here.
        key={chosen}
        autoFocus={chosen !== ""}
        label={t("enter.what")}
        placeholder={t("enter.whatHint")}
        value={title}
        onText={setTitle}
        data-testid="enter-title"
      />
      <DateFields day={day} time={time} onDay={setDay} onTime={setTime} />
    </FormDialog>
  );
}
