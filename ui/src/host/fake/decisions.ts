import type { DecisionCardView } from "@/contract/DecisionCardView";
import type { Procedure } from "@/contract/Procedure";
import type { Paper } from "@/host/fake/papers";
import { read, version } from "@/host/fake/papers";
import { at } from "@/host/fake/time";

/** A decision of the invented library, with its text. */
export interface Held {
  view: DecisionCardView;
  text: string;
}

type Facts = [
  court: string,
  formation: string,
  readOn: string,
  number: string,
  outcome: string,
  publication: string,
  procedure: Procedure | null,
  tags: string[],
  citation: string,
  summary: string,
];

/** Invented cases in the form of real ones. */
const FACTS: Facts[] = [
  [
    ...(["Conseil d'État", "10ème - 9ème chambres réunies", "2024-06-12", "472327"] as const),
    ...(["Annulation", "A", "OQTF", ["vie privée", "éloignement"]] as const),
    "CE, 10ème - 9ème chambres réunies, 12 juin 2024, n° 472327, Publié au recueil Lebon",
    "L’autorité administrative apprécie les liens personnels à la date à laquelle elle statue, et non à celle de la demande.",
  ] as unknown as Facts,
  [
    ...(["CAA Lyon", "3ème chambre", "2024-03-07", "23LY01422"] as const),
    ...(["Rejet", "C", "REFUS_TITRE", ["éloignement"]] as const),
    "CAA Lyon, 3ème chambre, 7 mars 2024, n° 23LY01422",
    "",
  ] as unknown as Facts,
  [
    ...(["TA Melun", "4ème chambre", "2023-04-05", "2301234"] as const),
    ...(["Annulation", "", "OQTF", []] as const),
    "TA Melun, 4ème chambre, 5 avril 2023, n° 2301234",
    "",
  ] as unknown as Facts,
  [
    ...(["CNDA", "Grande formation", "2022-10-20", "21045123"] as const),
    ...(["Satisfaction totale", "", "ASILE", ["asile", "preuve"]] as const),
    "CNDA, Grande formation, 20 octobre 2022, n° 21045123",
    "La charge de la preuve est partagée dès lors que le récit est circonstancié.",
  ] as unknown as Facts,
  [
    ...(["CJUE", "", "2021-02-02", "C-481/19"] as const),
    ...(["", "", null, ["procédure"]] as const),
    "CJUE, 2 février 2021, n° C-481/19",
    "",
  ] as unknown as Facts,
];

const textOf = (facts: Facts) =>
  `${facts[0].toUpperCase()}\nN° ${facts[3]}\n${facts[1]}\n\nVu la procédure suivante :\n` +
  "Par une requête et un mémoire complémentaire, la requérante demande l’annulation de la décision par laquelle le préfet a refusé de lui délivrer un titre de séjour et l’a obligée à quitter le territoire français.\n\n" +
  "Considérant ce qui suit :\n1. Aux termes de l’article 8 de la convention européenne de sauvegarde des droits de l’homme, toute personne a droit au respect de sa vie privée et familiale.\n" +
  "2. Il ressort des pièces du dossier que l’intérêt supérieur de l’enfant n’a pas été examiné. La décision attaquée porte une atteinte disproportionnée au droit au respect de la vie privée et familiale.\n\n" +
  `D É C I D E :\nArticle 1er : ${facts[4] === "Rejet" ? "La requête est rejetée." : "La décision du préfet est annulée."}`;

/** The invented library; `many` decisions when there are more than it has. */
export function decisions(many = FACTS.length): Held[] {
  return Array.from({ length: many }, (_, index) => held(FACTS[index % FACTS.length] as Facts, index));
}

function held(facts: Facts, index: number): Held {
  const [court, formation, readOn, number, outcome, publication, procedure, tags, citation, summary] = facts;
  return {
    text: textOf(facts),
    view: {
      decision: {
        id: `d-${index}`,
        title: `Décision ${number}`,
        citation,
        court,
        readOn,
        numbers: [number],
        outcome,
        publication,
        procedure,
        tags: [...tags],
        workspaces: 0,
        archived: false,
        snippet: "",
        marks: [],
        page: null,
      },
      formation,
      ecli: court.startsWith("Conseil") ? `ECLI:FR:CECHR:2024:${number}.${readOn.replaceAll("-", "")}` : "",
      summary,
      note: index === 0 ? "À citer contre les refus qui se fondent sur la date de la demande." : "",
      source: court.startsWith("C") ? "DILA, base JADE" : "Conseil d’État, décisions en données ouvertes",
      licence: "Licence Ouverte 2.0",
      documentId: `pd-${index}`,
      workspaces: [],
      addedAt: at(-60 * 26),
      addedBy: "Me Clara Noblecourt",
      removed: false,
    },
  };
}

/** The text of a decision as the room of documents has it. */
export function paperOfDecision({ view, text }: Held): Paper {
  const filename = `${view.decision.numbers.join("-")}.txt`;
  return {
    id: view.documentId,
    workspaceId: view.decision.id,
    filename,
    contentType: "text/plain",
    itemId: null,
    by: view.addedBy ?? "",
    text: [text],
    scan: null,
    pictures: false,
    marks: [],
    reading: read(1),
    versions: [version(filename, 1, text.length, 60 * 26, view.addedBy)],
    facts: [],
    removed: false,
  };
}

/** The decisions that a matter uses. */
export const decisionsOf = (office: { decisions: Held[] }, workspace: string) =>
  office.decisions
    .filter(({ view }) => !view.removed && view.workspaces.some(({ id }) => id === workspace))
    .map(({ view }) => view.decision);
