import type { NoteView } from "@/contract/NoteView";
import type { PersonView } from "@/contract/PersonView";
import type { TaskView } from "@/contract/TaskView";
import type { TimelineView } from "@/contract/TimelineView";
import type { WorkspaceRef } from "@/contract/WorkspaceRef";
import { draftOf, type FakeDraft } from "@/host/fake/drafts";
import { MEMBERS } from "@/host/fake/firm";
import type { Matter } from "@/host/fake/matters";
import { at, day, DAYS } from "@/host/fake/time";

/** What people of the firm do and write in a workspace. */
export interface Work {
  tasks: TaskView[];
  notes: (NoteView & { removed: boolean })[];
  people: PersonView[];
  /** Who sees to an item of the checklist and by when, by its id. */
  plans: Record<string, { ownerId: string | null; dueOn: string | null }>;
  happened: TimelineView[];
  drafts: FakeDraft[];
  archived: boolean;
  merged: { into: Matter; back: () => void } | null;
  mergedFrom: Matter[];
}

const DIENG = "Me Ibrahima Dieng";

/** The name of a member, by id. */
export function memberName(id: string | null | undefined): string | null {
  return MEMBERS.members.find((member) => member.id === id)?.name ?? null;
}

/** The id of a member, by name. */
export function memberId(name: string | null): string | null {
  return MEMBERS.members.find((member) => member.name === name)?.id ?? null;
}

/** A workspace, in short. */
export function refOf(matter: Matter): WorkspaceRef {
  const { id, reference, title } = matter;
  return { id, reference, title, archived: workOf(matter).archived };
}

/** What was done in this workspace; the first one asked for is the busiest. */
export function workOf(matter: Matter): Work {
  matter.work ??= {
    tasks: matter.id === "w-konate" ? TASKS() : [],
    notes: matter.id === "w-konate" ? NOTES() : [],
    people: peopleOf(matter),
    plans:
      matter.id === "w-konate"
        ? {
            "w-konate/5": { ownerId: "u-2", dueOn: day(1) },
            "w-konate/6": { ownerId: "u-1", dueOn: day(0) },
          }
        : {},
    happened: matter.id === "w-konate" ? HAPPENED() : [],
    drafts: matter.id === "w-konate" ? [draftOf(matter, "Requête en annulation (trame)")] : [],
    archived: matter.ending !== undefined,
    merged: null,
    mergedFrom: [],
  };
  return matter.work;
}

function peopleOf(matter: Matter): PersonView[] {
  const others: PersonView[] =
    matter.id === "w-konate"
      ? [
          { contactId: "c-mariam", name: "Mariam Konaté", part: "family", points: ["+33 6 39 98 17 40"] },
          {
            contactId: "c-ta-lille",
            name: "Tribunal administratif de Lille",
            part: "court",
            points: ["greffe@ta-lille.example"],
          },
        ]
      : [];
  return [
    { contactId: `c-${matter.id}`, name: matter.client, part: "client", points: ["+33 6 39 98 22 16"] },
    ...others,
    { contactId: "c-pref", name: "Préfecture du Nord", part: "authority", points: ["sejour@nord.example"] },
  ];
}

function task(id: string, label: string, dueOn: string | null, ownerId: string | null): TaskView {
  return { id, label, dueOn, ownerId, owner: memberName(ownerId), doneAt: null, doneBy: null };
}

const TASKS = (): TaskView[] => [
  task("tk-1", "Rappeler le commissariat de Roubaix pour les horaires de pointage", day(-1), "u-1"),
  task("tk-2", "Réserver l’interprète en dioula pour l’audience", day(2), "u-2"),
  {
    ...task("tk-3", "Envoyer la convention d’honoraires à signer", day(-3), "u-1"),
    doneAt: at(-3 * DAYS),
    doneBy: DIENG,
  },
];

const NOTES = (): Work["notes"] => [
  {
    id: "nt-1",
    text: "Vu Mme Konaté au parloir de la mairie : le certificat de scolarité d’Awa arrive demain, elle le photographie.",
    by: "Me Clara Noblecourt",
    at: at(-5 * 60),
    editedAt: null,
    removed: false,
  },
  {
    id: "nt-2",
    text: "Moyens à tenir : défaut d’examen, article 8 (deux enfants scolarisés), erreur sur la date d’entrée.",
    by: DIENG,
    at: at(-2 * DAYS),
    editedAt: at(-DAYS),
    removed: false,
  },
];

const HAPPENED = (): TimelineView[] =>
  (
    [
      ["note_added", -5 * 60, {}, "Me Clara Noblecourt"],
      ["document_read", -8 * 60, { what: "arrete_prefectoral.pdf", count: "4" }, null],
      ["document_added", -9 * 60, { what: "arrete_prefectoral.pdf" }, DIENG],
      ["person_set", -DAYS, { who: "Mariam Konaté", to: "family" }, DIENG],
      ["task_done", -3 * DAYS, { what: "Envoyer la convention d’honoraires à signer" }, DIENG],
    ] as const
  ).map(([kind, when, params, by]) => ({
    id: `h-${kind}`,
    at: at(when),
    kind,
    params: { ...params },
    by,
    messageId: null,
  }));
