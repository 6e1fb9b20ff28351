import type { CampaignReport } from "@/contract/CampaignReport";
import type { ReportProduct } from "@/contract/ReportProduct";
import type { CampaignView } from "@/contract/CampaignView";
import type { LeadView } from "@/contract/LeadView";
import type { ProspectRow } from "@/contract/ProspectRow";
import type { ProspectStep } from "@/contract/ProspectStep";
import type { Stage } from "@/contract/Stage";
import { at, DAYS } from "@/host/fake/time";

/** A prospect of the invented rep. */
export interface FakeProspect extends ProspectRow {
  campaignId: string;
  history: ProspectStep[];
  removed: boolean;
}

const PEOPLE: [string, string, string, string, string | null, Stage][] = [
  [
    "Capucine",
    "Lormeau",
    "Hôtel des Trois Fontaines",
    "Annecy",
    "c.lormeau@troisfontaines.example",
    "waiting_room",
  ],
  ["Bertrand", "Quillévéré", "Maison Quillévéré", "Roscoff", "b@quillevere.example", "waiting_room"],
  ["Ludivine", "Astruc", "Les Bains d’Astruc", "Vals", "ludivine@astruc.example", "waiting_room"],
  ["Theo", "Wijnands", "Linnenhuis", "Gand", null, "waiting_room"],
  ["Amina", "Ferhat", "Traiteur Ferhat et fils", "Lyon", "amina@ferhat.example", "waiting_room"],
  ["Grégoire", "Malaval", "Auberge du Causse", "Figeac", "g.malaval@causse.example", "waiting_room"],
  ["Irène", "Sabatier", "Groupe Sabatier Hôtels", "Nice", "irene@sabatier.example", "oven"],
  ["Jonas", "Keller", "Keller Gastro", "Bâle", "jonas@keller.example", "oven"],
  ["Fanny", "Bellanger", "Gîtes Bellanger", "Millau", "fanny@bellanger.example", "oven"],
  ["Norbert", "Haas", "Haas Objekt", "Munich", "haas@objekt.example", "fridge"],
  ["Cécile", "Pontoise", "Mairie de Pontoise", "Pontoise", "c@pontoise.example", "fridge"],
  ["Julien", "Petit", "Agence Kaktus", "Paris", "julien@kaktus.example", "trash"],
];

const NOTES = "Ouvre 24 chambres en mars. Veut des échantillons sauge et ivoire avant le 5 décembre.";

/** Who was met at the show. */
export function prospects(campaignId: string): FakeProspect[] {
  return PEOPLE.map(([firstName, lastName, company, city, email, stage], index) => {
    const lead: LeadView = {
      email,
      firstName,
      lastName,
      company,
      jobTitle: index === 0 ? "Directrice des achats" : null,
      phone: index === 0 ? "+33465710832" : null,
      mobile: null,
      city,
      postalCode: null,
      country: null,
      notes: index === 0 ? NOTES : null,
    };
    return {
      id: `pr-${index}`,
      campaignId,
      lead,
      stage,
      answer: stage === "fridge" ? (index % 2 === 0 ? "ghost" : "no") : stage === "trash" ? "trash" : null,
      score: index === 0 ? 80 : null,
      followUp: index === 9 ? at(100 * DAYS).slice(0, 10) : null,
      createdAt: at(-index * 40),
      history: [],
      removed: false,
    };
  });
}

/** The show that is on. */
export const SHOW: Omit<CampaignView, "stages" | "incomplete"> = {
  id: "ca-tables",
  name: "Tables et Matières 2026",
  event: "Tables et Matières",
  place: "Lyon, stand C 41",
  startsOn: "2026-11-18",
  endsOn: "2026-11-21",
  distributor: { id: "di-orsange", name: "Filature Orsange", vatNumber: null, notes: "" },
  archived: false,
  createdAt: at(-9 * DAYS),
};

/** What the show came to, with mails that the invented outbox would have sent. */
export function reportOf(
  campaign: CampaignView,
  people: FakeProspect[],
  products: ReportProduct[],
): CampaignReport {
  const { id, name, stages, incomplete } = campaign;
  const many = (answer: FakeProspect["answer"]) => people.filter((one) => one.answer === answer).length;
  const met = people.filter(({ stage }) => stage !== "waiting_room").length;
  return {
    id,
    name,
    listed: people.length,
    met,
    interested: stages.oven,
    sent: Math.max(0, met - 2),
    answered: Math.min(2, Math.max(0, met - 2)),
    mails: Math.max(0, met - 1),
    incomplete,
    stages,
    answers: {
      yes: many("yes"),
      no: many("no"),
      ghost: many("ghost"),
      trash: many("trash"),
      none: many(null),
    },
    days: [
      { day: "2026-11-18", met: 2, sent: 0, answered: 0 },
      { day: "2026-11-19", met: Math.max(0, met - 2), sent: 0, answered: 0 },
      { day: "2026-11-24", met: 0, sent: Math.max(0, met - 2), answered: 0 },
      { day: "2026-11-27", met: 0, sent: 0, answered: 2 },
    ],
    products,
    productsTotal: products.length,
  };
}
