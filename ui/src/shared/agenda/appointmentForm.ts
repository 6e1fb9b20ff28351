import type { AppointmentView } from "@/contract/AppointmentView";
import type { EntryView } from "@/contract/EntryView";
import type { WorkspaceRow } from "@/contract/WorkspaceRow";
import { dueOf } from "@/shared/deadlines/dueOf";

/** An appointment as it is typed. */
export interface AppointmentForm {
  title: string;
  place: string;
  notes: string;
  day: string;
  lastDay: string;
  allDay: boolean;
  /** `09:30` */
  from: string;
  to: string;
  workspace: WorkspaceRow | null;
  workspaceId: string;
  people: string[];
  reminders: number[];
}

const USUAL: Omit<AppointmentForm, "day" | "lastDay"> = {
  title: "",
  place: "",
  notes: "",
  allDay: false,
  from: "09:00",
  to: "10:00",
  workspace: null,
  workspaceId: "",
  people: [],
  reminders: [1440, 60],
};

/** What is known of a new appointment. */
export type NewAppointment = { day: string } & Partial<
  Pick<AppointmentForm, "title" | "allDay" | "from" | "to" | "notes" | "workspaceId">
> & { /** What the workspace is called. */ workspaceName?: string };

/** The form of an appointment, or of a new one. */
export function formOf(appointment: AppointmentView | NewAppointment): AppointmentForm {
  if (!("id" in appointment)) {
    const { workspaceName: _, ...known } = appointment;
    return { ...USUAL, ...known, lastDay: appointment.day };
  }
  const { startAt, endAt } = appointment;
  return {
    ...appointment,
    day: startAt.slice(0, 10),
    lastDay: endAt.slice(0, 10),
    from: appointment.allDay ? USUAL.from : startAt.slice(11, 16),
    to: appointment.allDay ? USUAL.to : endAt.slice(11, 16),
    workspace: null,
    workspaceId: appointment.workspaceId ?? "",
  };
}

/** What the office is asked. */
export function requestOf(form: AppointmentForm) {
  const { title, place, notes, people, reminders, workspaceId } = form;
  return {
    title: title.trim(),
    place,
    notes,
    people,
    reminders,
    workspaceId,
    start: form.allDay ? form.day : dueOf(form.day, form.from),
    end: form.allDay ? form.lastDay : dueOf(form.lastDay, form.to),
  };
}

/** Other appointments of the same people at the same hours; nobody chosen is everybody. */
export function clashesOf(
  form: AppointmentForm,
  own: string | null,
  entries: readonly Pick<EntryView, "appointment">[],
): AppointmentView[] {
  if (form.allDay || form.from === "" || form.to === "" || wrongOf(form) !== null) return [];
  const { start, end } = requestOf(form);
  const [from, to] = [Date.parse(start), Date.parse(end)];
  const others = new Map<string, AppointmentView>();
  for (const { appointment } of entries) {
    if (appointment === null || appointment.id === own || appointment.allDay) continue;
    const { people, startAt, endAt } = appointment;
    const shared =
      people.length === 0 || form.people.length === 0 || people.some((id) => form.people.includes(id));
    if (shared && Date.parse(startAt) < to && from < Date.parse(endAt))
      others.set(appointment.id, appointment);
  }
  return [...others.values()];
}

/** What is wrong with the times: the key of a text. */
export function wrongOf({ day, lastDay, allDay, from, to }: AppointmentForm): string | null {
  if (day === "" || lastDay === "") return null;
  if (lastDay < day) return "wrong.end";
  if (!allDay && (from === "" || to === "")) return "wrong.hour";
  return !allDay && lastDay === day && to < from ? "wrong.end" : null;
}

/** How long an appointment lasts: within a day, and in minutes where its hours say so. */
export interface Lasting {
  aDay: boolean;
  minutes: number | null;
}

/** How long the form says that it lasts; what it cannot say is as before. */
export function lasting({ day, lastDay, from, to }: AppointmentForm, before?: Lasting): Lasting {
  const told = from !== "" && to !== "" && to >= from;
  return {
    aDay: day === "" || lastDay === "" ? (before?.aDay ?? true) : day === lastDay,
    minutes: told ? minutesOf(to) - minutesOf(from) : (before?.minutes ?? null),
  };
}

/** The form with another first day: what lasts a day is moved with it, and nothing ends before it begins. */
export function begunOn(form: AppointmentForm, day: string, { aDay }: Lasting): AppointmentForm {
  const moves = day !== "" && (aDay || form.lastDay < day);
  return { ...form, day, lastDay: moves ? day : form.lastDay };
}

/** The form with another first hour: it lasts as long as before, unless that would go past midnight. */
export function begunAt(form: AppointmentForm, from: string, { aDay, minutes }: Lasting): AppointmentForm {
  if (from === "" || minutes === null || !aDay) return { ...form, from };
  const end = minutesOf(from) + minutes;
  return { ...form, from, to: end < 24 * 60 ? hourOf(end) : form.to };
}

function minutesOf(hour: string): number {
  return Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5));
}

function hourOf(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
