import type { MailTemplateView } from "@/contract/MailTemplateView";
import type { OutboxChanged } from "@/contract/OutboxChanged";
import type { OutboxCounts } from "@/contract/OutboxCounts";
import type { OutboxMailView } from "@/contract/OutboxMailView";
import type { SenderView } from "@/contract/SenderView";
import type { SuppressionView } from "@/contract/SuppressionView";
import { outboxMails, templates } from "@/host/fake/mails";
import type { Answers, Office } from "@/host/fake/office";
import { refused } from "@/host/fake/office";
import { at } from "@/host/fake/time";

type Sending = Extract<keyof Answers, `mixer.${string}` | `outbox.${string}`>;

const gone = () => refused("not_found", "Cet élément n’existe plus.", "This item no longer exists.");

const illegal = (mail: OutboxMailView) => ({
  id: mail.id,
  word: "illegal_step",
  messageFr: "Cette action n’est pas possible maintenant.",
  messageEn: "That cannot be done now.",
});

/** An outbox with a mail in every state; what is ready leaves at the next run. */
export function sendingAnswers(office: Office): Pick<Answers, Sending> {
  const mails = outboxMails();
  let held: MailTemplateView[] = templates();
  let senders: SenderView[] = [];
  let suppressed: SuppressionView[] = [];
  const mailOf = (id: string) => {
    const found = mails.find((mail) => mail.id === id);
    if (found === undefined) throw gone();
    return found;
  };
  const put = (mail: OutboxMailView, state: string) => {
    Object.assign(mail, { state, why: null, nextAt: null, changedAt: at(0) });
    if (state === "sent") mail.sentAt = at(0);
  };
  const change = (ids: string[], from: string[], to: string): OutboxChanged => {
    const [may, not] = [true, false].map((wanted) =>
      ids.map(mailOf).filter((mail) => from.includes(mail.state) === wanted),
    );
    may?.forEach((mail) => put(mail, to));
    office.changed("outbox");
    return { changed: may?.length ?? 0, refused: (not ?? []).map(illegal) };
  };
  const counts = (): OutboxCounts => {
    const of = (state: string) => mails.filter((mail) => mail.state === state).length;
    return {
      draft: of("draft"),
      ready: of("ready"),
      sending: of("sending"),
      sent: of("sent"),
      failed: of("failed"),
      unknown: of("unknown"),
      cancelled: of("cancelled"),
    };
  };
  const templatesView = () => ({ items: held, placeholders: ["first_name", "company", "event"] });
  return {
    "mixer.templates": templatesView,
    "mixer.save_template": ({ id, name, subject, body, language }) => {
      const before = held.find((one) => one.id === id);
      const saved = {
        id: id ?? `t-${held.length + 1}`,
        name,
        subject,
        body,
        language,
        attachments: before?.attachments ?? [],
        changedAt: at(0),
      };
      held = [...held.filter((one) => one !== before), saved];
      office.changed("mixer");
      return saved;
    },
    "mixer.remove_template": ({ id }) => {
      held = held.filter((one) => one.id !== id);
      return templatesView();
    },
    "mixer.preview": ({ prospectId }) => {
      const mail = mails.find((one) => one.prospectId === prospectId);
      if (mail === undefined) throw gone();
      const text = "Bonjour Zoé,\n\nMerci de votre visite.\n";
      const bytes = btoa(`Message-ID: <${mail.messageId}>\r\n\r\n${encodeURIComponent(text)}\r\n`);
      return {
        mailId: mail.id,
        state: mail.state,
        subject: mail.subject,
        text,
        html: `<p>${text.trim().replace("\n\n", "</p>\n<p>")}</p>`,
        bytes,
        size: mail.size,
        sha256: mail.sha256,
        problems: [],
      };
    },
    "mixer.prepare": () =>
      office.start("mixer", "Équip’Hôtel 2026", mails.length, () => office.changed("outbox")),
    "mixer.prepared": () => ({ created: 0, renewed: 0, unchanged: 0, blocked: [], stopped: false }),
    "outbox.list": ({ state, campaignId }) => ({
      items: mails.filter(
        (mail) =>
          (state === undefined || mail.state === state) &&
          (campaignId === undefined || mail.campaignId === campaignId),
      ),
      next: null,
      counts: counts(),
      busy: false,
    }),
    "outbox.approve": ({ ids }) => change(ids, ["draft"], "ready"),
    "outbox.run": () => {
      const ready = mails.filter((mail) => mail.state === "ready");
      return office.start("outbox", "", ready.length, () => {
        ready.forEach((mail) => put(mail, "sent"));
        office.changed("outbox");
      });
    },
    "outbox.retry": ({ ids }) => change(ids, ["failed", "ready"], "ready"),
    "outbox.cancel": ({ ids }) => change(ids, ["draft", "ready", "failed"], "cancelled"),
    "outbox.decide": ({ id, decision }) => {
      const mail = mailOf(id);
      if (mail.state !== "unknown")
        throw refused("refused", illegal(mail).messageFr, illegal(mail).messageEn);
      put(mail, decision === "it_left" ? "sent" : "ready");
      office.changed("outbox");
      return mail;
    },
    "outbox.proof": ({ id }) => {
      mailOf(id);
      return {};
    },
    "outbox.senders": () => ({ items: senders }),
    "outbox.test_sender": () => ({ ok: true, why: null }),
    "outbox.save_sender": ({ id, fromName, address, hourlyCap, server }) => {
      const { host, port, security, username } = server;
      const saved = {
        id: id ?? `s-${senders.length + 1}`,
        fromName,
        address,
        host,
        port,
        security,
        username,
        hourlyCap,
        refused: null,
      };
      senders = [...senders.filter((one) => one.id !== saved.id), saved];
      return { items: senders };
    },
    "outbox.remove_sender": ({ id }) => {
      senders = senders.filter((one) => one.id !== id);
      return { items: senders };
    },
    "outbox.suppressions": () => ({ items: suppressed }),
    "outbox.suppress": ({ email, reason }) => {
      const others = suppressed.filter((one) => one.email !== email);
      suppressed = [...others, { email, reason, at: at(0) }];
      return { items: suppressed };
    },
    "outbox.release": ({ email }) => {
      suppressed = suppressed.filter((one) => one.email !== email);
      return { items: suppressed };
    },
  };
}
