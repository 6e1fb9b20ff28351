import type { MailTemplateView } from "@/contract/MailTemplateView";
import type { OutboxMailView } from "@/contract/OutboxMailView";
import { SHOW, type FakeProspect } from "@/host/fake/campaigns";
import { at } from "@/host/fake/time";

const WHY: Record<string, [string, string, string, string]> = {
  ready: [
    "offline",
    "Hors ligne : le serveur d’envoi ne répond pas. Le message partira dès qu’il sera joignable.",
    "Offline: the sending server cannot be reached. The mail leaves as soon as it can.",
    "Connection refused",
  ],
  failed: [
    "recipient",
    "Le serveur refuse cette adresse. Corrigez la fiche du prospect.",
    "The server refuses this address. Correct the prospect.",
    "550 5.1.1 no such user here",
  ],
  unknown: [
    "no_answer",
    "La connexion s’est coupée après la fin du message et avant la réponse : il est peut-être parti. Cherchez-le dans les messages envoyés ou demandez au destinataire, puis dites-le ici.",
    "The connection broke after the end of the mail and before the answer: it may have left. Look for it among the sent messages or ask the recipient, then say so here.",
    "",
  ],
};

/** Who has a mail in which state. */
const STATES: [string, string][] = [
  ["pr-6", "draft"],
  ["pr-7", "draft"],
  ["pr-8", "draft"],
  ["pr-1", "ready"],
  ["pr-5", "unknown"],
  ["pr-4", "failed"],
  ["pr-2", "sent"],
  ["pr-9", "cancelled"],
];

/** The mail that a prospect gets of a template. */
export function mailTo(person: FakeProspect, template: MailTemplateView, state: string): OutboxMailView {
  const [word, messageFr, messageEn, said] = WHY[state] ?? [];
  const number = person.id.replace(/\D/g, "").padStart(2, "0");
  return {
    id: `mail-${person.id}-${template.id}`,
    campaignId: person.campaignId,
    campaign: SHOW.name,
    prospectId: person.id,
    templateId: template.id,
    recipient: person.lead.email ?? "",
    name: `${person.lead.firstName} ${person.lead.lastName}`,
    subject: filled(template.subject, person),
    state,
    why:
      word === undefined
        ? null
        : { word, messageFr: messageFr ?? "", messageEn: messageEn ?? "", said: said ?? "" },
    nextAt: state === "ready" ? at(4) : null,
    attempts: state === "draft" || state === "cancelled" ? 0 : 1,
    messageId: `${number}f3a9c41d@filature-orsange.example`,
    sha256: number.repeat(32),
    size: 4096 + Number(number) * 37,
    sentAt: state === "sent" ? at(-60) : null,
    changedAt: at(-20 - Number(number)),
  };
}

/** One mail in every state, and three that wait to be read. */
export function outboxMails(people: FakeProspect[]): OutboxMailView[] {
  const [template] = templates();
  return STATES.flatMap(([id, state]) => {
    const person = people.find((one) => one.id === id);
    return person === undefined || template === undefined ? [] : [mailTo(person, template, state)];
  });
}

/** What stands between the braces. */
export const PLACEHOLDERS = [
  "first_name",
  "last_name",
  "company",
  "job_title",
  "city",
  "campaign",
  "event",
  "sender_name",
  "catalog_block",
  "opt_out",
];

/** A text with its placeholders filled in, as far as something is known. */
export function filled(text: string, { lead }: FakeProspect): string {
  const known: Record<string, string | null> = {
    first_name: lead.firstName,
    last_name: lead.lastName,
    company: lead.company,
    job_title: lead.jobTitle,
    city: lead.city,
    campaign: SHOW.name,
    event: SHOW.event,
    sender_name: "Maud Teissier",
    catalog_block: "",
    opt_out:
      "Pour ne plus recevoir de message de ma part, écrivez « Désinscription » à maud@filature-orsange.example.",
  };
  return text.replace(
    /\{\{\s*(\w+)\s*(?:\|\s*default\("([^"]*)"\)\s*)?\}\}/g,
    (_, name: string, otherwise: string | undefined) => known[name] ?? otherwise ?? "",
  );
}

/** The templates of the person at the screen. */
export function templates(): MailTemplateView[] {
  return [
    {
      id: "t-1",
      name: "Merci de votre visite",
      subject: "{{ event }} : merci, {{ first_name }}",
      body: 'Bonjour {{ first_name }},\n\nMerci de votre visite sur notre stand. Voici ce que nous avons regardé ensemble pour {{ company | default("votre maison") }}.\n\n{{ catalog_block }}\n\nJe vous rappelle la semaine prochaine.\n\n{{ sender_name }}',
      language: "fr",
      attachments: [
        {
          filename: "tarif-2027.pdf",
          contentType: "application/pdf",
          bytes: 184_320,
          sha256: "a7".repeat(32),
        },
      ],
      changedAt: at(-600),
    },
    {
      id: "t-2",
      name: "Thank you for your visit",
      subject: "{{ event }}: thank you, {{ first_name }}",
      body: "Dear {{ first_name }},\n\nThank you for your visit.\n\n{{ catalog_block }}\n\n{{ sender_name }}",
      language: "en",
      attachments: [],
      changedAt: at(-900),
    },
  ];
}
