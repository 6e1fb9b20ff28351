import type { AppointmentView } from "@/contract/AppointmentView";
import type { EntryView } from "@/contract/EntryView";
import type { LogDayView } from "@/contract/LogDayView";
import type { Matter } from "@/host/fake/matters";
import { refused } from "@/host/fake/office";
import type { Answers, Office } from "@/host/fake/office";
import { at, day, DAYS } from "@/host/fake/time";
import { workOf } from "@/host/fake/work";

type Agenda = Extract<
  keyof Answers,
  | `agenda.${string}`
  | "deadlines.second"
  | "deadlines.policy"
  | "deadlines.set_policy"
  | "deadlines.firm_rules"
  | "deadlines.set_firm_rules"
  | "deadlines.settle_move"
  | "deadlines.log"
  | "deadlines.log_page"
>;

const HOUR = 3_600_000;

function paris(time: string): string {
  return new Date(Date.parse(time) + HOUR).toISOString().replace(".000Z", "+01:00");
}

function entryOf(
  matter: Matter | undefined,
  part: Partial<EntryView> & Pick<EntryView, "kind" | "id" | "title" | "at">,
): EntryView {
  return {
    key: `${part.kind}-${part.id}-${part.at}`,
    endAt: null,
    allDay: false,
    dueAt: null,
    state: null,
    unexplained: false,
    workspaceId: matter?.id ?? null,
    campaignId: null,
    reference: matter?.reference ?? null,
    who: matter?.client ?? null,
    people: matter?.responsible == null ? [] : [matter.responsible],
    place: "",
    appointment: null,
    ...part,
  };
}

export function agendaAnswers(office: Office): Pick<Answers, Agenda> {
  const policy = {
    days: [10_080, 2880, 1440],
    critical: [720],
    hours: [1440, 720, 240, 60],
    secondPerson: false,
    repeatMinutes: 240,
  };
  const rules = {
    text: "",
    rules: [],
    problem: null,
    moves: [],
    delivered: 118,
    verifiedUntil: "2026-04-03",
  };
  const logDay = (days: number): LogDayView => ({
    day: at(-days * DAYS).slice(0, 10),
    at: at(-days * DAYS),
    lines: 9,
    sha256: `${days}f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2`.slice(0, 64),
    auditSeq: 400 - days,
    intact: true,
  });
  const found = (id: string): AppointmentView => {
    const one = office.appointments.find((appointment) => appointment.id === id);
    if (one === undefined)
      throw refused("not_found", "Ce rendez-vous n’est plus ici.", "This appointment is no longer here.");
    return one;
  };
  const named = (id: string | undefined) => {
    const matter = office.matter(id ?? null);
    return matter === undefined ? null : `${matter.reference} ${matter.client}, ${matter.title}`;
  };
  const entries = (): EntryView[] => [
    // What is late stands on today.
    ...office.matters.flatMap((matter) =>
      workOf(matter).tasks.flatMap(({ id, label, dueOn, doneAt, owner }) =>
        dueOn === null || doneAt !== null || workOf(matter).archived
          ? []
          : [
              entryOf(matter, {
                kind: "task",
                id,
                title: label,
                at: `${dueOn < day(0) ? day(0) : dueOn}T00:00:00+01:00`,
                dueAt: dueOn < day(0) ? `${dueOn}T00:00:00+01:00` : null,
                allDay: true,
                people: owner === null ? [] : [owner],
              }),
            ],
      ),
    ),
    ...office.matters.flatMap((matter) =>
      matter.deadlines
        .filter(({ state }) => state !== "rejected")
        .flatMap((deadline) => [
          entryOf(matter, {
            kind: "deadline",
            id: deadline.id,
            title: deadline.title,
            at: paris(deadline.dueSafeAt),
            dueAt: deadline.dueAt,
            allDay: /T(22|23):59/.test(deadline.dueSafeAt),
            state: deadline.state,
            unexplained: deadline.lapsedAt !== null,
          }),
          entryOf(matter, {
            kind: "reminder",
            id: deadline.id,
            title: deadline.title,
            at: paris(new Date(Date.parse(deadline.dueSafeAt) - 2 * 24 * HOUR).toISOString()),
            dueAt: deadline.dueSafeAt,
          }),
        ]),
    ),
    ...office.appointments
      .filter(({ removed }) => !removed)
      .map((one) =>
        entryOf(office.matter(one.workspaceId), {
          kind: "appointment",
          id: one.id,
          title: one.title,
          at: paris(one.startAt),
          endAt: paris(one.endAt),
          allDay: one.allDay,
          place: one.place,
          appointment: { ...one, startAt: paris(one.startAt), endAt: paris(one.endAt) },
        }),
      ),
  ];
  return {
    "agenda.show"({ from, to, scope, kinds, workspaceId }) {
      const wanted = entries()
        .filter(({ kind }) => kinds === undefined || kinds.includes(kind))
        .filter((entry) => workspaceId === undefined || entry.workspaceId === workspaceId)
        .filter(
          ({ people }) => scope === "firm" || people.length === 0 || people.includes(office.session.userName),
        )
        .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
      const on = (entry: EntryView) => entry.at.slice(0, 10);
      return {
        entries: wanted.filter((entry) => on(entry) <= to && (entry.endAt ?? entry.at).slice(0, 10) >= from),
        unexplained: wanted.filter((entry) => entry.unexplained && on(entry) < from),
        holidays: [{ day: `${from.slice(0, 4)}-12-25`, name: "Noël" }].filter(
          ({ day }) => day >= from && day <= to,
        ),
        today: paris(at(0)).slice(0, 10),
      };
    },
    "agenda.create"(request) {
      const allDay = request.start.length === 10;
      const startAt = allDay ? `${request.start}T00:00:00+01:00` : request.start;
      const one: AppointmentView = {
        id: `ap-${office.appointments.length}-new`,
        title: request.title,
        place: request.place ?? "",
        notes: request.notes ?? "",
        startAt,
        endAt: allDay ? `${request.end ?? request.start}T23:59:59+01:00` : (request.end ?? startAt),
        allDay,
        workspaceId: request.workspaceId || null,
        workspace: named(request.workspaceId),
        people: request.people ?? [],
        reminders: request.reminders ?? [1440, 60],
        removed: false,
      };
      office.appointments.push(one);
      office.changed("agenda");
      return one;
    },
    "agenda.update"({ id, start, end, workspaceId, ...rest }) {
      const one = found(id);
      const length = Date.parse(one.endAt) - Date.parse(one.startAt);
      Object.assign(one, rest);
      if (workspaceId !== undefined)
        Object.assign(one, { workspaceId: workspaceId || null, workspace: named(workspaceId) });
      if (start !== undefined) {
        one.allDay = start.length === 10;
        one.startAt = one.allDay ? `${start}T00:00:00+01:00` : start;
        one.endAt =
          end === undefined
            ? new Date(Date.parse(one.startAt) + length).toISOString()
            : one.allDay
              ? `${end}T23:59:59+01:00`
              : end;
      }
      office.changed("agenda");
      return { ...one };
    },
    "agenda.export": () => ({ entries: entries().filter(({ kind }) => kind !== "reminder").length }),
    "deadlines.second"({ id, takeBack }) {
      const matter = office.matters.find(({ deadlines }) => deadlines.some((one) => one.id === id));
      const deadline = matter?.deadlines.find((one) => one.id === id);
      if (matter === undefined || deadline === undefined)
        throw refused("not_found", "Cette échéance n’est plus ici.", "This deadline is no longer here.");
      Object.assign(
        deadline,
        takeBack === true
          ? { secondBy: null, secondAt: null, needsSecond: true }
          : { secondBy: office.session.userName, secondAt: at(0), needsSecond: false },
      );
      office.changed("deadlines");
      return office.shown(matter.id);
    },
    "deadlines.policy": () => ({ ...policy }),
    "deadlines.set_policy": (change) => ({ ...Object.assign(policy, change) }),
    "deadlines.firm_rules": () => ({ ...rules }),
    "deadlines.set_firm_rules": ({ text, dry }) =>
      dry === true ? { ...rules, text: text ?? "" } : { ...Object.assign(rules, { text: text ?? "" }) },
    "deadlines.settle_move": () => ({ ...rules }),
    "deadlines.log": () => ({ days: [0, 1, 2, 3, 4].map(logDay) }),
    "deadlines.log_page": ({ day }) => ({
      page: { ...logDay(0), day },
      firmName: office.settings.firmName,
      lines: office.matters.flatMap((matter) =>
        matter.deadlines.map((deadline) => ({
          reference: matter.reference,
          client: matter.client,
          title: deadline.title,
          rule: deadline.rule ?? "",
          state: deadline.lapsedAt === null ? deadline.state : "lapsed",
          confirmedBy: deadline.confirmedBy ?? "",
          secondBy: deadline.secondBy ?? "",
          dueSafeAt: deadline.dueSafeAt,
          dueAt: deadline.dueAt,
          responsible: matter.responsible ?? "",
        })),
      ),
    }),
  };
}
