import { useState } from "react";

import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { DayInput } from "@/shared/ui/DayInput";
import { Dialog } from "@/shared/ui/Dialog";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Field } from "@/shared/ui/Field";
import { Input } from "@/shared/ui/Input";
import { Select } from "@/shared/ui/Select";

/** A deadline that a person knows: in which workspace, what, and when. */
export function EnterDeadline({ onClose }: { onClose: () => void }) {
  const { t, language } = useText("today");
  const workspaces = useAsk("workspaces.list", { limit: 200 }).data?.items ?? [];
  const [workspaceId, setWorkspaceId] = useState("");
  const [title, setTitle] = useState("");
  const [day, setDay] = useState("");
  const enter = useAct("deadlines.enter", {
    quiet: true,
    said: () => t("enter.done", { when: dayAndTime(`${day}T23:59:00+01:00`, language) }),
    onDone: onClose,
  });
  const ready = workspaceId !== "" && title.trim() !== "" && day !== "";
  const send = () => ready && enter.mutate({ workspaceId, title: title.trim(), due: day });
  return (
    <Dialog
      title={t("enter.title")}
      about={t("enter.about")}
      onClose={onClose}
      data-testid="enter-deadline"
      foot={
        <>
          <Button onClick={onClose}>{t("common:cancel")}</Button>
          <Button
            look="go"
            disabled={!ready || enter.isPending}
            onClick={send}
            data-testid="enter-deadline-save"
          >
            {t("enter.save")}
          </Button>
        </>
      }
    >
      <Field label={t("enter.workspace")}>
        {(control) => (
          <Select
            {...control}
            value={workspaceId}
            onValue={setWorkspaceId}
            options={[
              { value: "", label: t("enter.choose") },
              ...workspaces.map(({ id, reference, client, title: what }) => ({
                value: id,
                label: `${reference}  ${client}, ${what}`,
              })),
            ]}
            data-testid="enter-deadline-workspace"
          />
        )}
      </Field>
      <Field label={t("enter.what")}>
        {(control) => (
          <Input
            {...control}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            data-testid="enter-deadline-title"
          />
        )}
      </Field>
      <Field label={t("enter.day")} hint={t("enter.dayHint")}>
        {(control) => <DayInput {...control} value={day} onDay={setDay} data-testid="enter-deadline-day" />}
      </Field>
      {enter.error !== null && <FailureNote failure={enter.error} />}
    </Dialog>
  );
}
