import { Trash2 } from "lucide-react";
import { useState } from "react";

import type { AppointmentView } from "@/contract/AppointmentView";
import { AppointmentPeople } from "@/features/agenda/AppointmentPeople";
import { AppointmentTimes } from "@/features/agenda/AppointmentTimes";
import { formOf, requestOf, wrongOf } from "@/features/agenda/appointmentForm";
import { ReminderChoice } from "@/features/agenda/ReminderChoice";
import { useAgendaActions } from "@/features/agenda/useAgendaActions";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Textarea } from "@/shared/ui/Textarea";
import { TextField } from "@/shared/ui/TextField";
import { useToast } from "@/shared/ui/Toasts";
import { WorkspaceField } from "@/shared/workspaces/WorkspaceField";

interface Props {
  /** The one that is changed, or the day of a new one. */
  appointment: AppointmentView | string;
  onClose: () => void;
}

/** A hearing, a meeting, a call: what, where, when, whose, and when to be reminded. */
export function AppointmentDialog({ appointment, onClose }: Props) {
  const { t } = useText("agenda");
  const mayWork = useMay("work");
  const toast = useToast();
  const { remove } = useAgendaActions();
  const known = typeof appointment === "string" ? null : appointment;
  const [form, setForm] = useState(() => formOf(appointment));
  const [linking, setLinking] = useState(false);
  const create = useAct("agenda.create", { quiet: true });
  const update = useAct("agenda.update", { quiet: true });
  const wrong = wrongOf(form);
  const submit = () => {
    const request = requestOf(form);
    if (known === null) {
      create.mutate(request, {
        onSuccess: ({ id }) => {
          toast.show(t("made"), () => update.mutate({ id, removed: true }));
          onClose();
        },
      });
      return;
    }
    update.mutate(
      { id: known.id, ...request },
      {
        onSuccess: () => {
          toast.show(t("changed"), () => update.mutate({ id: known.id, ...requestOf(formOf(known)) }));
          onClose();
        },
      },
    );
  };
  const drop = () => {
    if (known !== null) remove(known, onClose);
  };
  return (
    <FormDialog
      title={t(known === null ? "new" : "change")}
      verb={t("save")}
      ready={mayWork && form.title.trim() !== "" && form.day !== "" && wrong === null}
      pending={create.isPending || update.isPending}
      failure={create.error ?? update.error}
      onSubmit={submit}
      onClose={onClose}
      name="appointment"
    >
      <TextField
        autoFocus
        label={t("what")}
        placeholder={t("whatHint")}
        value={form.title}
        maxLength={300}
        onText={(title) => setForm({ ...form, title })}
        data-testid="appointment-title"
      />
      <AppointmentTimes form={form} onForm={setForm} wrong={wrong} />
      <TextField
        label={t("where")}
        placeholder={t("whereHint")}
        value={form.place}
        maxLength={300}
        onText={(place) => setForm({ ...form, place })}
        data-testid="appointment-place"
      />
      {linking ? (
        <WorkspaceField
          workspace={form.workspace}
          onWorkspace={(workspace) => setForm({ ...form, workspace, workspaceId: workspace?.id ?? "" })}
        />
      ) : (
        <Field label={t("workspace")}>
          {() => (
            <span className="row">
              {known?.workspaceId == null ? (
                <span className="soft">{t("noWorkspace")}</span>
              ) : (
                <button
                  type="button"
                  className="link private"
                  onClick={() => (onClose(), go({ room: "workspaces", id: known.workspaceId ?? "" }))}
                >
                  {known.workspace}
                </button>
              )}
              <Button look="quiet" size="small" onClick={() => setLinking(true)}>
                {t("otherWorkspace")}
              </Button>
            </span>
          )}
        </Field>
      )}
      <AppointmentPeople chosen={form.people} onChosen={(people) => setForm({ ...form, people })} />
      <ReminderChoice chosen={form.reminders} onChosen={(reminders) => setForm({ ...form, reminders })} />
      <Field label={t("notes")}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={10_000}
            value={form.notes}
            onChange={(event) => setForm({ ...form, notes: event.target.value })}
          />
        )}
      </Field>
      {known !== null && mayWork && (
        <span>
          <Button look="quiet" icon={Trash2} onClick={drop} data-testid="appointment-remove">
            {t("remove")}
          </Button>
        </span>
      )}
    </FormDialog>
  );
}
