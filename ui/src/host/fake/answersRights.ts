import type { ConsentView } from "@/contract/ConsentView";
import type { ErasedCounts } from "@/contract/ErasedCounts";
import { refused } from "@/host/fake/office";
import type { Answers, Office } from "@/host/fake/office";
import { at } from "@/host/fake/time";
import { refOf } from "@/host/fake/work";

type Rights = Extract<keyof Answers, `rights.${string}`>;

const NONE: ErasedCounts = {
  contacts: 0,
  messages: 0,
  attachments: 0,
  workspaces: 0,
  documents: 0,
  notes: 0,
  tasks: 0,
  deadlines: 0,
  appointments: 0,
  notifications: 0,
};

/** The rights of a person, as far as a window can see them. */
export function rightsAnswers(office: Office): Pick<Answers, Rights> {
  const consents = new Map<string, ConsentView[]>();
  const days: Record<string, number | null> = {
    spam: null,
    unfiled: null,
    archived: null,
    notifications: null,
  };
  const nameOf = (id: string) => {
    const of = office.kept.find(({ letter }) => `c-${letter.address}` === id);
    return of?.letter.from ?? id;
  };
  const goes = (id: string): ErasedCounts => ({
    ...NONE,
    contacts: 1,
    messages: office.kept.filter(({ letter }) => `c-${letter.address}` === id).length,
    attachments: 2,
    workspaces: 1,
    notes: 1,
  });
  const backups = () => [
    {
      path: "/media/coffre/Sauvegardes/Vauquelin.guichet",
      madeAt: at(-250),
      lapsesOn: at(7 * 1440).slice(0, 10),
    },
    { path: "/media/cle/avant.guichet", madeAt: at(-90 * 1440), lapsesOn: null },
  ];
  const kept = () => [{ reason: "shared", count: 1, workspaces: [] }];
  const listed = (id: string) => ({ items: consents.get(id) ?? [] });
  const retention = () => ({
    classes: Object.entries(days).map(([name, limit]) => ({
      class: name,
      days: limit,
      due: NONE,
      soon: limit !== null && name === "spam" ? { ...NONE, messages: 12 } : NONE,
      nextOn: null,
    })),
    purgedAt: null,
  });
  return {
    "rights.export": ({ contactId }) => office.start("person", nameOf(contactId), 30, () => undefined),
    "rights.preview_erasure": ({ contactId }) => ({
      contactId,
      name: nameOf(contactId),
      goes: goes(contactId),
      workspaces: office.matters.slice(0, 1).map(refOf),
      kept: kept(),
      running: [],
      backups: backups(),
    }),
    "rights.erase"({ contactId, name }) {
      if (name.trim().toLowerCase() !== nameOf(contactId).toLowerCase())
        throw refused(
          "refused",
          "Ce n’est pas le nom de ce contact.",
          "This is not the name of this contact.",
        );
      const counts = goes(contactId);
      office.kept = office.kept.filter(({ letter }) => `c-${letter.address}` !== contactId);
      office.changed("contacts", "inbox", "workspaces");
      return { erased: counts, kept: kept(), backups: backups(), settled: true };
    },
    "rights.list_consents": ({ contactId }) => listed(contactId),
    "rights.record_consent"({ contactId, purpose, given, evidence, saidOn }) {
      const before = consents.get(contactId) ?? [];
      const line: ConsentView = {
        id: `cs-${before.length}`,
        purpose,
        given,
        saidOn: saidOn ?? at(0).slice(0, 10),
        evidence,
        by: "Me Ibrahima Dieng",
        at: at(0),
        stands: true,
      };
      const older = before.map((one) => (one.purpose === purpose ? { ...one, stands: false } : one));
      consents.set(contactId, [line, ...older]);
      office.changed("contacts");
      return listed(contactId);
    },
    "rights.show_retention": retention,
    "rights.set_retention"({ class: name, days: limit }) {
      days[name] = limit ?? null;
      return retention();
    },
  };
}
