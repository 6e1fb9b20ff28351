import type { DeadlineView } from "@/contract/DeadlineView";
import type { EndingView } from "@/contract/EndingView";
import type { Procedure } from "@/contract/Procedure";
import type { Urgency } from "@/contract/Urgency";
import { ASSIGNMENT } from "@/host/fake/papers";
import { at, DAYS, endOfDay, HOURS, shortDay } from "@/host/fake/time";
import type { Work } from "@/host/fake/work";

/** A workspace as invented. */
export interface Matter {
  id: string;
  reference: string;
  client: string;
  title: string;
  procedure: Procedure;
  urgency: Urgency;
  responsible: string | null;
  deadlines: DeadlineView[];
  pieces: [string, boolean, boolean][];
  /** How it ended; only a closed one did. */
  ending?: EndingView | undefined;
  filedOn?: string | null;
  /** Made when it is first asked for. */
  work?: Work;
}

let made = 0;

/** The short lines of an invented date, as the office writes them. */
function brief(due: string, safe: string): DeadlineView["brief"] {
  const short = (at: string) => shortDay(at, "fr");
  const en = (at: string) => shortDay(at, "en");
  const start = new Date(Date.parse(due) - 8 * DAYS * 60_000).toISOString();
  return [
    {
      fr: `Notification : **${shortDay(start, "fr")} à 16 h 40**`,
      en: `Service: **${shortDay(start, "en")}, 16:40**`,
      source: "",
    },
    {
      fr: "7 jours, délai non franc, texte du 15 juillet 2024",
      en: "7 days, not franc, text of 15 July 2024",
      source: "L. 921-1, R. 921-3",
    },
    {
      fr: `${start.slice(8, 10)} + 7 jours : non ouvrable, **légale ${short(due)}**`,
      en: `${start.slice(8, 10)} + 7 days: not a working day, **legal ${en(due)}**`,
      source: "art. 642 CPC",
    },
    {
      fr: `Prudence : non franc, sans report, jour ouvrable d’avant, **!${short(safe)}**`,
      en: `Prudence: not franc, not moved, working day before, **!${en(safe)}**`,
      source: "convention",
    },
  ];
}

export function deadline(
  title: string,
  due: string,
  safe: string,
  more: Partial<DeadlineView> = {},
): DeadlineView {
  made += 1;
  return {
    id: `d-${made}`,
    title,
    rule: "oqtf-2024-07-15",
    dueAt: due,
    dueSafeAt: safe,
    dueIfFrancAt: null,
    start: "notification de la décision",
    brief: brief(due, safe),
    steps: [
      {
        fr: "Notifiée le jour 0, qui ne compte pas.",
        en: "Served on day 0, which does not count.",
        source: "art. R. 776-2 CJA",
      },
      {
        fr: "Le délai court à partir du lendemain, de jour à jour.",
        en: "The delay runs from the next day, day by day.",
        source: "art. L. 614-1 CESEDA",
      },
      {
        fr: "Le dernier jour expire à minuit.",
        en: "The last day ends at midnight.",
        source: "art. R. 611-1 CJA",
      },
    ],
    sources: ["art. L. 614-1 CESEDA", "art. R. 776-2 CJA"],
    warnings: [
      {
        fr: "Vérifiez la date et l’heure de notification sur l’arrêté.",
        en: "Check the date and time of service on the order.",
      },
    ],
    confidence: "sure",
    state: "confirmed",
    confirmedBy: "Me Ibrahima Dieng",
    confirmedAt: at(-2 * DAYS),
    passage: null,
    messageId: null,
    documentId: null,
    page: null,
    agrees: true,
    secondDates: null,
    needsSecond: false,
    secondBy: null,
    secondAt: null,
    note: "",
    lapsedAt: null,
    firmRule: false,
    ...more,
  };
}

const proposed: Partial<DeadlineView> = { state: "proposed", confirmedBy: null, confirmedAt: null };

/** As many words and doubts as the law has for one date. */
const longWinded: Partial<DeadlineView> = {
  ...proposed,
  confidence: "check",
  rule: "cnda-recours-accelere@2026-06-12",
  dueIfFrancAt: endOfDay(17),
  steps: [
    [
      "Règle cnda-recours-accelere@2026-06-12 : recours CNDA, demande d’asile introduite à compter du 12/06/2026, irrecevabilité ou rejet en procédure accélérée. Version en vigueur depuis le 12 juin 2026, choisie sur la date d’introduction de la demande d’asile.",
      "Rule cnda-recours-accelere@2026-06-12: appeal to the CNDA, asylum request lodged from 12/06/2026, inadmissible or rejected in the accelerated procedure. Version in force since 12 June 2026, chosen by the date of the request.",
      "R. 532-10 CESEDA (réd. décret n° 2026-451 du 3 juin 2026) ; règlement (UE) 2024/1348 art. 67 §7 a",
    ],
    [
      "Départ (notification) : le jour de départ ne compte pas.",
      "Start (service): the first day does not count.",
      "",
    ],
    ["10 jours calendaires.", "10 calendar days.", ""],
    [
      "Le dernier jour est ouvrable : pas de report.",
      "The last day is a working day: not moved.",
      "art. 642 CPC ; non franc par prudence",
    ],
    [
      "Date prudente, non franche, sans report, ramenée au jour ouvrable précédent.",
      "Prudent date, not franc, not moved on, brought back to the working day before.",
      "convention de prudence, pas une règle de droit",
    ],
  ].map(([fr = "", en = "", source = ""]) => ({ fr, en, source })),
  warnings: [
    [
      "Date d’introduction de la demande d’asile à vérifier sur l’attestation.",
      "Check the date of the asylum request on the certificate.",
    ],
    [
      "Franchise du délai discutée devant la CNDA.",
      "Whether the delay is franc is disputed before the CNDA.",
    ],
    [
      "Une demande d’aide juridictionnelle interrompt le délai.",
      "A request for legal aid interrupts the delay.",
    ],
  ].map(([fr = "", en = ""]) => ({ fr, en })),
};

export function matters(): Matter[] {
  const detention = at(31 * HOURS + 8);
  return [
    {
      id: "w-konate",
      reference: "2026-0397",
      client: "Idrissa Konaté",
      title: "OQTF, assigné à résidence",
      procedure: "OQTF",
      urgency: "critique",
      responsible: "Me Ibrahima Dieng",
      deadlines: [
        deadline("Recours contre l’OQTF", endOfDay(2), at(13 * HOURS + 47)),
        deadline("Recours contre l’assignation à résidence", endOfDay(3), endOfDay(2), {
          ...proposed,
          confidence: "likely",
          passage: ASSIGNMENT,
          documentId: "p-arrete",
          page: 2,
        }),
      ],
      pieces: [
        ["Arrêté et preuve de notification", true, true],
        ["Passeport ou document d’identité", true, true],
        ["Preuves de présence depuis 2018", true, true],
        ["Assignation à résidence", true, true],
        ["Attestations de la famille", false, true],
        ["Demande d’aide juridictionnelle", true, false],
        ["Requête signée", true, false],
      ],
    },
    {
      id: "w-cherkaoui",
      reference: "2026-0412",
      client: "Réda Cherkaoui",
      title: "OQTF, rétention à Lesquin",
      procedure: "OQTF",
      urgency: "critique",
      responsible: null,
      deadlines: [
        deadline("Recours contre l’OQTF en rétention", detention, detention, {
          ...proposed,
          confidence: "check",
          messageId: "m-0",
          passage: "hier à 17 h 20",
          warnings: [
            {
              fr: "L’heure de notification vient du message de la sœur : vérifiez-la sur l’arrêté.",
              en: "The hour of service comes from the sister’s letter: check it on the order.",
            },
            {
              fr: "Notifié sans interprète : le délai est peut-être inopposable.",
              en: "Served without an interpreter: the delay may not bind.",
            },
          ],
        }),
      ],
      pieces: [
        ["Arrêté et preuve de notification", true, false],
        ["Passeport ou document d’identité", true, false],
        ["Certificat de grossesse de la compagne", false, false],
      ],
    },
    {
      id: "w-nguyen",
      reference: "2026-0385",
      client: "Thu Hà Nguyen-Lebreton",
      title: "Refus de titre, salariée",
      procedure: "REFUS_TITRE",
      urgency: "eleve",
      responsible: "Me Clara Noblecourt",
      deadlines: [deadline("Recours contre le refus de titre", endOfDay(3), endOfDay(2))],
      pieces: [
        ["Décision de refus", true, true],
        ["Bulletins de salaire", true, true],
        ["Contrat de travail", true, true],
        ["Requête signée", true, false],
      ],
    },
    {
      id: "w-gelashvili",
      reference: "2026-0371",
      client: "Davit Gelashvili",
      title: "OQTF avec délai de départ",
      procedure: "OQTF",
      urgency: "eleve",
      responsible: "Me Ibrahima Dieng",
      deadlines: [
        deadline("Demande d’aide juridictionnelle", endOfDay(4), endOfDay(3), {
          needsSecond: true,
          confirmedBy: "Me Clara Noblecourt",
        }),
      ],
      pieces: [
        ["Arrêté et preuve de notification", true, true],
        ["Demande d’aide juridictionnelle", true, false],
      ],
    },
    {
      id: "w-sissoko",
      reference: "2026-0366",
      client: "Fatoumata Sissoko-Brun",
      title: "Naturalisation, recours préalable",
      procedure: "NATURALISATION",
      urgency: "eleve",
      responsible: "Yanis Ferrand",
      deadlines: [
        deadline("Recours préalable au ministère", endOfDay(9), endOfDay(6), {
          ...proposed,
          confidence: "likely",
          messageId: "m-10",
        }),
      ],
      pieces: [
        ["Décision d’ajournement et enveloppe", true, true],
        ["Avis d’imposition, trois ans", true, false],
        ["Attestation de l’employeur", true, false],
      ],
    },
    {
      id: "w-tavares",
      reference: "2026-0352",
      client: "Jorge Tavares-Pinto",
      title: "Regroupement familial, refus",
      procedure: "REGROUPEMENT_FAMILIAL",
      urgency: "moyen",
      responsible: "Yanis Ferrand",
      deadlines: [deadline("Recours contre le refus", endOfDay(12), endOfDay(11))],
      pieces: [
        ["Décision de refus", true, true],
        ["Acte de naissance traduit", true, false],
        ["Bail et surface du logement", true, true],
      ],
    },
    {
      id: "w-okafor",
      reference: "2026-0340",
      client: "Blessing Okafor",
      title: "Asile, entretien à l’OFPRA",
      procedure: "ASILE",
      urgency: "moyen",
      responsible: "Yanis Ferrand",
      deadlines: [deadline("Recours devant la CNDA", endOfDay(16), endOfDay(15), longWinded)],
      pieces: [
        ["Formulaire OFPRA", true, true],
        ["Récit", true, true],
        ["Attestation du foyer", false, false],
      ],
    },
    {
      id: "w-diallo",
      reference: "2026-0331",
      client: "Aminata Diallo",
      title: "Titre étranger malade",
      procedure: "REFUS_TITRE",
      urgency: "moyen",
      responsible: "Me Clara Noblecourt",
      deadlines: [
        deadline("Pièces à la préfecture", endOfDay(15), endOfDay(14), {
          ...proposed,
          confidence: "likely",
          messageId: "m-2",
        }),
      ],
      pieces: [
        ["Justificatif de domicile", true, false],
        ["Bulletins de salaire", true, false],
        ["Acte de naissance traduit", true, true],
      ],
    },
    {
      id: "w-hoxhaj",
      reference: "2026-0288",
      client: "Arben Hoxhaj",
      title: "Renouvellement de titre",
      procedure: "AUTRE",
      urgency: "faible",
      responsible: null,
      deadlines: [],
      pieces: [["Titre en cours", true, true]],
    },
    {
      id: "w-petrova",
      reference: "2026-0279",
      client: "Irina Petrova",
      title: "Refus de renouvellement",
      procedure: "REFUS_TITRE",
      urgency: "eleve",
      responsible: "Me Clara Noblecourt",
      deadlines: [
        deadline("Recours contre le refus de renouvellement", endOfDay(-1), endOfDay(-2), {
          state: "missed",
          lapsedAt: at(-10 * HOURS),
          confirmedBy: null,
          confirmedAt: null,
        }),
      ],
      pieces: [["Décision de refus", true, true]],
    },
  ];
}
