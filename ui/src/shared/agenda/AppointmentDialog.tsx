import { Trash2 } from "lucide-react";
import { useState } from "react";

import type { AppointmentView } from "@/contract/AppointmentView";
import { AppointmentPeople } from "@/shared/agenda/AppointmentPeople";
import { AppointmentTimes } from "@/shared/agenda/AppointmentTimes";
import { Clashes } from "@/shared/agenda/Clashes";
import { formOf, requestOf, wrongOf } from "@/shared/agenda/appointmentForm";
import type { NewAppointment } from "@/shared/agenda/appointmentForm";
import { ReminderChoice } from "@/shared/agenda/ReminderChoice";
import { useAgendaActions } from "@/shared/agenda/useAgendaActions";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useBegun } from "@/shared/keep/useBegun";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { useTooLong } from "@/shared/text/useTooLong";
import { Button } from "@/shared/ui/Button";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Textarea } from "@/shared/ui/Textarea";
import { TextField } from "@/shared/ui/TextField";
import { useToast } from "@/shared/ui/Toasts";
import { WorkspaceField } from "@/shared/workspaces/WorkspaceField";

/** The office refuses longer ones. */
const MOST_NOTES = 10_000;

interface Props {
  /** The one that is changed, or what is known of a new one. */
  appointment: AppointmentView | NewAppointment;
  onClose: () => void;
  /** A new one was made; `undo` takes it back. */
  onMade?: (undo: () => void) => void;
}

/** Where what is typed of it is kept. */
function placeOf(appointment: AppointmentView | NewAppointment): string {
  if ("id" in appointment) return `agenda.appointment.${appointment.id}`;
  const { day, workspaceId } = appointment;
  return `agenda.appointment.new.${[day, workspaceId].filter(Boolean).join(".")}`;
}

/** A hearing, a meeting, a call: what, where, when, whose, and when to be reminded. */
export function AppointmentDialog({ appointment, onClose, onMade }: Props) {
  const { t } = useText("agenda");
  const mayWork = useMay("work");
  const toast = useToast();
  const { remove } = useAgendaActions();
  const known = "id" in appointment ? appointment : null;
  const workspaceName =
    known === null ? ("id" in appointment ? "" : (appointment.workspaceName ?? "")) : known.workspace;
  const [form, setForm, begun] = useBegun(placeOf(appointment), formOf(appointment));
  const [linking, setLinking] = useState(false);
  const create = useAct("agenda.create", { quiet: true });
  const update = useAct("agenda.update", { quiet: true });
  const wrong = wrongOf(form);
  const submit = () => {
    const request = requestOf(form);
    if (known === null) {
      create.mutate(request, {
        onSuccess: ({ id }) => {
          const undo = () => update.mutate({ id, removed: true });
          if (onMade === undefined) toast.show(t("made"), undo);
          else onMade(undo);
          begun.forget();
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
          begun.forget();
          onClose();
        },
      },
    );
  };
  const tooLong = useTooLong(form.notes.trim(), MOST_NOTES);
  const drop = () => {
    if (known !== null) remove(known, onClose);
  };
  return (
    <FormDialog
      title={t(known === null ? "new" : "change")}
      verb={t("save")}
      ready={
        mayWork && form.title.trim() !== "" && form.day !== "" && wrong === null && tooLong === undefined
      }
      pending={create.isPending || update.isPending}
      begun={begun}
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
      {wrong === null && <Clashes form={form} own={known?.id ?? null} />}
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
              {form.workspaceId === "" ? (
                <span className="soft">{t("noWorkspace")}</span>
              ) : (
                <button
                  type="button"
                  className="link private"
                  onClick={() => (onClose(), go({ room: "workspaces", id: form.workspaceId }))}
                >
                  {workspaceName}
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
      <Field label={t("notes")} wrong={tooLong}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
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
