import type { Letter } from "@/host/fake/letters";
import { LETTERS } from "@/host/fake/letters";

const NAMES = [
  "Davit Gelashvili",
  "Milica Stojanović",
  "Aminata Diallo",
  "Arben Hoxhaj",
  "Mariam Konaté",
  "Andrés Rojas",
  "Yasmine Haddad",
  "Ousmane Traoré",
  "Olena Kovalenko",
  "Tesfaye Bekele",
  "Farid Amrani",
  "Lucie Mbemba",
  "Sergio Álvarez",
  "Nguyễn Văn An",
  "Hélène Poirier",
  "Karim Benhaddou",
];

const SUBJECTS: Pick<
  Letter,
  "subject" | "summary" | "text" | "category" | "priority" | "sentiment" | "procedure"
>[] = [
  {
    subject: "Rendez-vous en préfecture",
    summary: "La préfecture a donné un rendez-vous, la personne demande d’être accompagnée.",
    text: "Bonjour Maître,\n\nLa préfecture me donne rendez-vous jeudi prochain. Pouvez-vous venir avec moi ?\n\nMerci",
    category: "reponse_client",
    priority: "medium",
    sentiment: "neutral",
    procedure: "REFUS_TITRE",
  },
  {
    subject: "Documents manquants",
    summary: "Trois pièces sont jointes, la quatrième suivra lundi.",
    text: "Bonjour,\n\nVoici trois pièces. La quatrième arrive lundi.\n\nBien à vous",
    category: "reponse_client",
    priority: "medium",
    sentiment: "positive",
    procedure: null,
  },
  {
    subject: "J’ai reçu un refus ce matin",
    summary: "Refus de titre reçu ce matin avec une OQTF de trente jours.",
    text: "Maître,\n\nJ’ai reçu un refus ce matin, avec une obligation de quitter le territoire sous trente jours. J’ai deux enfants à l’école. C’est très urgent.\n\nMerci de m’appeler",
    category: "urgent",
    priority: "critical",
    sentiment: "negative",
    procedure: "OQTF",
  },
  {
    subject: "Question sur vos honoraires",
    summary: "La personne demande le prix d’un premier rendez-vous.",
    text: "Bonjour,\n\nCombien coûte une première consultation, et faites-vous l’aide juridictionnelle ?\n\nCordialement",
    category: "nouveau_client",
    priority: "medium",
    sentiment: "neutral",
    procedure: null,
  },
  {
    subject: "Merci pour votre aide",
    summary: "Le titre de séjour a été remis, la personne remercie.",
    text: "Maître,\n\nJ’ai ma carte depuis hier. Merci pour tout ce que vous avez fait.\n\nÀ bientôt",
    category: "general",
    priority: "low",
    sentiment: "positive",
    procedure: null,
  },
  {
    subject: "Regroupement familial, refus du logement",
    summary: "Le logement est jugé trop petit, la personne demande si un recours est possible.",
    text: "Bonjour,\n\nLe maire dit que mon logement est trop petit. Est-ce qu’un recours est possible ?\n\nMerci",
    category: "ceseda",
    priority: "high",
    sentiment: "negative",
    procedure: "REGROUPEMENT_FAMILIAL",
  },
];

const STATUSES = [
  "to_validate",
  "validated",
  "closed",
  "validated",
  "escalated",
  "closed",
  "to_validate",
] as const;

/** The written letters, then as many variations as it takes. */
export function letters(total: number): Letter[] {
  const more = Array.from({ length: Math.max(0, total - LETTERS.length) }, (_, index): Letter => {
    const name = NAMES[index % NAMES.length] ?? "Inconnu";
    const subject = SUBJECTS[(index * 5 + 1) % SUBJECTS.length] ?? SUBJECTS[0]!;
    const status = STATUSES[(index * 3) % STATUSES.length] ?? "closed";
    return {
      ...subject,
      from: name,
      address: `${name
        .normalize("NFD")
        .replace(/[^a-zA-Z ]/g, "")
        .toLowerCase()
        .replaceAll(" ", ".")}@example.org`,
      status,
      minutesAgo: 320 + index * 140,
      read: status === "closed" || index % 3 === 0,
      review: status === "to_validate" && index % 2 === 0,
      ...(status === "validated" ? { assignee: ["ID", "CN", "YF"][index % 3] ?? "ID" } : {}),
    };
  });
  return [...LETTERS, ...more];
}
