import type { MailTemplateView } from "@/contract/MailTemplateView";
import type { OutboxMailView } from "@/contract/OutboxMailView";
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
    "5.1.1 no such user",
  ],
  unknown: [
    "no_answer",
    "La connexion s’est coupée après la fin du message et avant la réponse : il est peut-être parti. Cherchez-le dans les messages envoyés ou demandez au destinataire, puis dites-le ici.",
    "The connection broke after the end of the mail and before the answer: it may have left. Look for it among the sent messages or ask the recipient, then say so here.",
    "",
  ],
};

/** One mail in every state. */
export function outboxMails(): OutboxMailView[] {
  return ["draft", "ready", "sent", "failed", "unknown", "cancelled"].map((state, number) => {
    const [word, messageFr, messageEn, said] = WHY[state] ?? [];
    return {
      id: `mail-${number}`,
      campaignId: "c-1",
      campaign: "Équip’Hôtel 2026",
      prospectId: `p-${number}`,
      templateId: "t-1",
      recipient: `client${number}@acheteur.example.fr`,
      name: `Zoé Ñandú-${number}`,
      subject: "Équip’Hôtel : merci, Zoé",
      state,
      why:
        word === undefined
          ? null
          : { word, messageFr: messageFr ?? "", messageEn: messageEn ?? "", said: said ?? "" },
      nextAt: null,
      attempts: state === "draft" || state === "cancelled" ? 0 : 1,
      messageId: `${number}f3a@distri.example.fr`,
      sha256: String(number).repeat(64),
      size: 4096 + number,
      sentAt: state === "sent" ? at(-60) : null,
      changedAt: at(-60 - number),
    };
  });
}

/** The templates of the person at the screen. */
export function templates(): MailTemplateView[] {
  return [
    {
      id: "t-1",
      name: "Merci de votre visite",
      subject: "{{ event }} : merci, {{ first_name }}",
      body: "Bonjour {{ first_name }},\n\nMerci de votre visite.",
      language: "fr",
      attachments: [],
      changedAt: at(-600),
    },
  ];
}
