import { useState } from "react";

import { useAct } from "@/shared/data/useAct";
import { DateFields } from "@/shared/deadlines/DateFields";
import { dueOf } from "@/shared/deadlines/dueOf";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Field } from "@/shared/ui/Field";
import { Input } from "@/shared/ui/Input";

/** A date that a person knows: entered by hand, confirmed by who enters it. */
export function EnterDialog({ workspaceId, onClose }: { workspaceId: string; onClose: () => void }) {
  const { t } = useText("workspaces");
  const [title, setTitle] = useState("");
  const [day, setDay] = useState("");
  const [time, setTime] = useState("");
  const enter = useAct("deadlines.enter", { quiet: true, said: () => t("enter.done"), onDone: onClose });
  const ready = title.trim() !== "" && day !== "" && !enter.isPending;
  return (
    <Dialog
      title={t("enter.title")}
      onClose={onClose}
      data-testid="enter-dialog"
      foot={
        <>
          <Button onClick={onClose}>{t("enter.cancel")}</Button>
          <Button
            look="go"
            disabled={!ready}
            onClick={() => enter.mutate({ workspaceId, title: title.trim(), due: dueOf(day, time) })}
            data-testid="enter-submit"
          >
            {t("enter.submit")}
          </Button>
        </>
      }
    >
      <Field label={t("enter.what")}>
        {(control) => (
          <Input
            autoFocus
            value={title}
            placeholder={t("enter.whatHint")}
            onChange={(event) => setTitle(event.target.value)}
            data-testid="enter-title"
            {...control}
          />
        )}
      </Field>
      <DateFields day={day} time={time} onDay={setDay} onTime={setTime} />
      {enter.isError && <FailureNote failure={enter.error} />}
    </Dialog>
  );
}
