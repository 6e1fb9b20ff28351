import type { BatchRow } from "@/contract/BatchRow";
import type { BatchView } from "@/contract/BatchView";
import type { CampaignView } from "@/contract/CampaignView";
import type { MemoView } from "@/contract/MemoView";
import type { ProspectView } from "@/contract/ProspectView";
import type { ProspectImportReport } from "@/contract/ProspectImportReport";
import type { ProspectImportView } from "@/contract/ProspectImportView";
import type { RepliesView } from "@/contract/RepliesView";
import type { Stage } from "@/contract/Stage";
import { CARD, QUESTIONS } from "@/host/fake/card";
import { prospects, reportOf, SHOW, type FakeProspect } from "@/host/fake/campaigns";
import { refused, type Answers, type Office } from "@/host/fake/office";
import { at, day } from "@/host/fake/time";

type Campaigns = Extract<keyof Answers, `campaigns.${string}` | `prospects.${string}`>;

/** The list of an organizer, as its columns are understood. */
const LIST_COLUMNS: [string, string | null][] = [
  ["E-mail", "email"],
  ["Nom", "last_name"],
  ["Prénom", "first_name"],
  ["Stand visité", null],
  ["Raison sociale", "company"],
  ["Fonction", "job_title"],
  ["Tél.", "phone"],
  ["Ville", "city"],
  ["CP", "postal_code"],
];

const gone = () => refused("not_found", "Cet élément n’existe plus.", "This item no longer exists.");

/** A photo from the stand, in base64. */
const PHOTO = btoa(
  `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="burlywood"/><path d="M0 620h1200v280H0z" fill="sienna"/><path d="M220 300h760v320H220z" fill="beige"/></svg>`,
);

let made = 0;
const next = (word: string) => {
  made += 1;
  return `${word}-new-${made}`;
};

const WHERE: Record<string, Stage> = { yes: "oven", no: "fridge", ghost: "fridge", trash: "trash" };

/** Shows and who was met at them. */
export function campaignAnswers(office: Office): Pick<Answers, Campaigns> {
  const empty = office.matters.length === 0;
  let campaigns: Omit<CampaignView, "stages" | "incomplete">[] = empty ? [] : [SHOW];
  const batches = new Map<string, () => number>();
  let done: (BatchRow & { ids: string[] })[] = [];
  const here = (id: string) => office.people.filter((one) => one.campaignId === id && !one.removed);
  let memos: (MemoView & { prospectId: string; removed: boolean; data: string })[] = [];
  let imports: (ProspectImportView & { campaignId: string; people: string[] })[] = [];
  const importsOf = (campaignId: string) => ({
    items: imports.filter((one) => one.campaignId === campaignId),
  });
  const memosOf = (prospectId: string) => ({
    items: memos.filter((one) => one.prospectId === prospectId && !one.removed),
  });
  const view = (id: string): CampaignView => {
    const found = campaigns.find((one) => one.id === id);
    if (found === undefined) throw gone();
    const many = (stage: Stage) => here(id).filter((one) => one.stage === stage).length;
    return {
      ...found,
      stages: {
        waitingRoom: many("waiting_room"),
        oven: many("oven"),
        fridge: many("fridge"),
        trash: many("trash"),
      },
      incomplete: here(id).filter(({ lead }) => lead.email === null).length,
    };
  };
  const shown = (id: string): ProspectView => {
    const row = office.people.find((one) => one.id === id);
    if (row === undefined) throw gone();
    return { row, campaignId: row.campaignId, history: row.history, metBefore: [] };
  };
  let questions = empty ? [] : QUESTIONS;
  const replies = new Map<string, string | null>();
  const repliesOf = (id: string): RepliesView => {
    const items = questions.map((question) => {
      const value = replies.get(`${id} ${question.id}`) ?? null;
      const chosen = question.choices.find(({ label }) => label === value)?.points ?? 0;
      return { question, value, points: value === "yes" ? question.points : chosen };
    });
    const said = items.filter(({ value }) => value !== null);
    const sum = said.reduce((before, { points }) => before + points, 0);
    const score = office.people.find((one) => one.id === id)?.score ?? null;
    return { items, sum: said.length === 0 ? null : Math.min(100, sum), score };
  };
  const change = (ids: string[], to: Partial<FakeProspect>): BatchView => {
    const before = new Map(
      office.people.filter(({ id }) => ids.includes(id)).map((one) => [one.id, { ...one }]),
    );
    const step = (one: FakeProspect) => ({
      at: at(0),
      by: office.session.userName,
      field: to.stage !== undefined ? "stage" : to.removed ? "removed" : "follow_up",
      from: to.followUp === undefined ? one.stage : one.followUp,
      to: to.stage ?? (to.removed ? "removed" : (to.followUp ?? null)),
    });
    office.people = office.people.map((one) =>
      ids.includes(one.id) ? { ...one, ...to, history: [...one.history, step(one)] } : one,
    );
    const batch = next("batch");
    const [only] = before.values();
    const answer = to.answer === undefined ? [] : [{ field: "answer", to: to.answer }];
    const last = office.people.find(({ id }) => before.has(id))?.history.at(-1);
    done = [
      {
        id: batch,
        at: at(0),
        changed: before.size,
        standing: before.size,
        lead: before.size === 1 ? only!.lead : null,
        set: [...answer, ...(last === undefined ? [] : [{ field: last.field, to: last.to }])],
        ids: [...before.keys()],
      },
      ...done,
    ];
    batches.set(batch, () => {
      done = done.map((one) => (one.id === batch ? { ...one, standing: 0 } : one));
      office.people = office.people.map((one) => before.get(one.id) ?? one);
      return before.size;
    });
    return { batch, changed: before.size, left: 0 };
  };
  const report = (file: string, keepIncomplete: boolean): ProspectImportReport => ({
    importId: null,
    file,
    encoding: "utf-8",
    delimiter: ";",
    header: true,
    rows: 6,
    accepted: keepIncomplete ? 5 : 3,
    created: keepIncomplete ? 5 : 3,
    updated: 0,
    unchanged: 0,
    duplicates: [{ line: 6, email: "anna@example.com", firstLine: 2 }],
    rejected: keepIncomplete
      ? []
      : [
          { line: 4, reason: "invalid_email" },
          { line: 5, reason: "missing_email" },
        ],
    warnings: [{ line: 3, field: "phone", reason: "invalid_phone" }],
  });
  return {
    "campaigns.list"({ archived, query = "" }) {
      const wanted = query.toLowerCase();
      const items = campaigns
        .filter((one) => one.archived === (archived ?? false))
        .filter((one) => `${one.name} ${one.event} ${one.place}`.toLowerCase().includes(wanted))
        .map(({ id }) => view(id));
      return { items, next: null, total: items.length };
    },
    "campaigns.show": ({ id }) => view(id),
    "campaigns.save"({ id, name, event, place, startsOn, endsOn, distributor }) {
      const known = campaigns.find((one) => one.id === id);
      const one = {
        id: known?.id ?? next("ca"),
        name,
        event: event ?? "",
        place: place ?? "",
        startsOn: startsOn ?? null,
        endsOn: endsOn ?? null,
        distributor: distributor ? { id: "di", name: distributor, vatNumber: null, notes: "" } : null,
        archived: known?.archived ?? false,
        createdAt: known?.createdAt ?? at(0),
      };
      campaigns = [one, ...campaigns.filter((other) => other.id !== one.id)];
      return view(one.id);
    },
    "campaigns.duplicate"({ id, name }) {
      const copy = { ...view(id), id: next("ca"), name, startsOn: null, endsOn: null, archived: false };
      campaigns = [copy, ...campaigns];
      return view(copy.id);
    },
    "campaigns.archive"({ id, archived }) {
      campaigns = campaigns.map((one) => (one.id === id ? { ...one, archived } : one));
      return view(id);
    },
    "campaigns.distributors": () => ({ items: SHOW.distributor === null ? [] : [SHOW.distributor] }),
    "campaigns.save_distributor": () => ({ items: [] }),
    "campaigns.remove_distributor": () => ({ items: [] }),
    "campaigns.questions": () => ({ items: questions }),
    "campaigns.save_questions"({ items }) {
      questions = items.map(({ id, text, kind, points = 0, atLeast = 0, choices = [] }) => ({
        id: id ?? next("qu"),
        text,
        kind,
        points,
        atLeast,
        choices,
      }));
      return { items: questions };
    },
    "campaigns.hand_over": ({ id }) => ({ prospects: here(id).length, contents: 0, bytes: 48_213 }),
    "campaigns.take_over"({ passphrase }) {
      if (passphrase === "faux")
        throw refused(
          "refused",
          "Cette phrase secrète n’ouvre pas ce fichier. Rien n’a été modifié.",
          "This passphrase does not open this file. Nothing was changed.",
        );
      const campaign = { ...SHOW, id: next("ca"), name: "Salon repris" };
      campaigns = [campaign, ...campaigns];
      office.people = [
        ...prospects(campaign.id).map((one) => ({ ...one, id: next("pr") })),
        ...office.people,
      ];
      const added = here(campaign.id).length;
      return {
        campaign: view(campaign.id),
        from: "Paul Roche",
        isNew: true,
        added,
        changed: 0,
        unchanged: 0,
      };
    },
    "campaigns.report": ({ id }) => reportOf(view(id), here(id), office.wanted(id)),
    "campaigns.save_report": () => ({}),
    "prospects.list"({ campaignId, stage, incomplete = false, query = "" }) {
      const wanted = query.toLowerCase();
      const items = here(campaignId)
        .filter((one) => stage === undefined || one.stage === stage)
        .filter(({ lead }) => !incomplete || lead.email === null)
        .filter(({ lead }) =>
          `${lead.firstName} ${lead.lastName} ${lead.company} ${lead.city}`.toLowerCase().includes(wanted),
        );
      return { items, next: null, total: items.length };
    },
    "prospects.show": ({ id }) => shown(id),
    "prospects.save"({ campaignId, id, lead, score, followUp }) {
      const known = office.people.find((one) => one.id === id);
      const one: FakeProspect = {
        ...(known ?? {
          id: next("pr"),
          campaignId,
          stage: "waiting_room",
          answer: null,
          createdAt: at(0),
          history: [],
          removed: false,
        }),
        lead,
        score: score ?? null,
        followUp: followUp ?? null,
      };
      office.people = [one, ...office.people.filter((other) => other.id !== one.id)];
      return shown(one.id);
    },
    "prospects.sort": ({ ids, stage }) => change(ids, { stage }),
    "prospects.answer": ({ ids, answer }) =>
      change(ids, { answer: answer ?? null, ...(answer ? { stage: WHERE[answer]! } : {}) }),
    "prospects.remove": ({ ids }) => change(ids, { removed: true }),
    "prospects.follow_ups"({ until, limit }) {
      const today = day(0);
      const due = office.people
        .filter((one) => !one.removed && one.followUp !== null && one.followUp <= (until ?? today))
        .sort((one, other) => (one.followUp! < other.followUp! ? -1 : 1));
      const items = due.slice(0, limit).map(({ id, campaignId, lead, followUp }) => ({
        prospectId: id,
        campaignId,
        campaign: campaigns.find((one) => one.id === campaignId)?.name ?? "",
        lead,
        day: followUp!,
        overdue: followUp! < today,
      }));
      return { items, total: due.length, today };
    },
    "prospects.set_follow_up": ({ ids, day }) => change(ids, { followUp: day ?? null }),
    "prospects.memos": ({ prospectId }) => memosOf(prospectId),
    "prospects.add_memo"({ prospectId, data, seconds }) {
      const photo = data === undefined;
      const one = {
        id: next("me"),
        prospectId,
        kind: photo ? "photo" : "voice",
        contentType: photo ? "image/svg+xml" : "audio/webm",
        bytes: 48_213,
        seconds: seconds ?? null,
        at: at(0),
        removed: false,
        data: data ?? PHOTO,
      };
      memos = [one, ...memos];
      return memosOf(prospectId);
    },
    "prospects.open_memo"({ id }) {
      const one = memos.find((memo) => memo.id === id);
      if (one === undefined) throw gone();
      return { contentType: one.contentType, data: one.data };
    },
    "prospects.remove_memo"({ id, removed }) {
      memos = memos.map((one) => (one.id === id ? { ...one, removed } : one));
      return memosOf(memos.find((one) => one.id === id)?.prospectId ?? "");
    },
    "prospects.replies": ({ prospectId }) => repliesOf(prospectId),
    "prospects.reply"({ prospectId, questionId, value }) {
      replies.set(`${prospectId} ${questionId}`, value ?? null);
      const { sum } = repliesOf(prospectId);
      office.people = office.people.map((one) => (one.id === prospectId ? { ...one, score: sum } : one));
      return repliesOf(prospectId);
    },
    "prospects.read_card": ({ text }) => ({ ...CARD, source: text === undefined ? "picture" : "text" }),
    "prospects.batches": ({ campaignId }) => ({
      items: done.filter(({ ids }) =>
        office.people.some((one) => one.campaignId === campaignId && ids.includes(one.id)),
      ),
      next: null,
    }),
    "prospects.undo": ({ batch }) => ({
      batch: next("batch"),
      changed: batches.get(batch)?.() ?? 0,
      left: 0,
    }),
    "prospects.preview_import": ({ columns, keepIncomplete = false }) => ({
      report: report("liste-organisateur.csv", keepIncomplete),
      columns: LIST_COLUMNS.map(([name, field], index) => ({ name, field: columns?.[index] ?? field })),
      troubled: [
        { line: 3, said: "lea@example.com, Morin, Léa, 12" },
        ...(keepIncomplete ? [] : [{ line: 4, said: "jean(at)example.com, Pic, Jean, Lyon" }]),
        { line: 6, said: "anna@example.com, Roux, Anna" },
      ],
      sample: [
        [
          "anna@example.com",
          "Roux",
          "Anna",
          "B 12",
          "Auberge du Causse",
          "Gérante",
          "04 65 71 08 32",
          "Millau",
          "12100",
        ],
        [
          "paul@example.com",
          "Noël",
          "Paul",
          "",
          "Traiteur Bon Appétit",
          "Chef de cuisine",
          "",
          "Lyon",
          "69007",
        ],
      ],
    }),
    "prospects.import"({ campaignId, keepIncomplete = false }) {
      const people = prospects(campaignId)
        .slice(0, 3)
        .map((one) => ({ ...one, id: next("pr") }));
      office.people = [...people, ...office.people];
      const said = report("liste-organisateur.csv", keepIncomplete);
      const { file, created, updated } = said;
      const one = {
        id: next("im"),
        campaignId,
        file,
        at: at(0),
        created,
        updated,
        undoneAt: null,
        left: null,
      };
      imports = [{ ...one, people: people.map(({ id }) => id) }, ...imports];
      return { ...said, importId: one.id };
    },
    "prospects.export": ({ campaignId, stages }) => ({
      count: here(campaignId).filter(({ stage }) => stages.includes(stage)).length,
    }),
    "prospects.imports": ({ campaignId }) => importsOf(campaignId),
    "prospects.undo_import"({ id }) {
      const one = imports.find((other) => other.id === id);
      if (one === undefined) throw gone();
      one.undoneAt = at(0);
      one.left = 0;
      office.people = office.people.filter((person) => !one.people.includes(person.id));
      return importsOf(one.campaignId);
    },
  };
}
