import type { OutboxChanged } from "@/contract/OutboxChanged";
import type { OutboxCounts } from "@/contract/OutboxCounts";
import type { OutboxMailView } from "@/contract/OutboxMailView";
import type { SenderView } from "@/contract/SenderView";
import type { SuppressionView } from "@/contract/SuppressionView";
import { mixerAnswers } from "@/host/fake/answersMixer";
import { outboxMails } from "@/host/fake/mails";
import type { Answers, Office } from "@/host/fake/office";
import { refused } from "@/host/fake/office";
import { at, DAYS } from "@/host/fake/time";

type Sending = Extract<keyof Answers, `mixer.${string}` | `outbox.${string}`>;

const gone = () => refused("not_found", "Cet élément n’existe plus.", "This item no longer exists.");

const illegal = (mail: OutboxMailView) => ({
  id: mail.id,
  word: "illegal_step",
  messageFr: "Cette action n’est pas possible maintenant.",
  messageEn: "That cannot be done now.",
});

const SENDER: SenderView = {
  id: "s-1",
  fromName: "Maud Teissier",
  address: "maud@filature-orsange.example",
  host: "smtp.filature-orsange.example",
  port: 465,
  security: "tls",
  username: "maud@filature-orsange.example",
  auth: "oauth2",
  hourlyCap: 60,
  refused: null,
};

/** An outbox with a mail in every state; what is ready leaves at the next run. */
export function sendingAnswers(office: Office): Pick<Answers, Sending> {
  const bare = office.people.length === 0;
  const mails = outboxMails(office.people);
  let senders: SenderView[] = bare ? [] : [SENDER];
  let suppressed: SuppressionView[] = bare
    ? []
    : [{ email: "achats@plus-jamais.example", reason: "demande du 3 mars", at: at(-90 * DAYS) }];
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
  const counts = (among: OutboxMailView[]): OutboxCounts => {
    const of = (state: string) => among.filter((mail) => mail.state === state).length;
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
  return {
    ...mixerAnswers(office, mails, () => suppressed),
    "outbox.list": ({ state, campaignId, cursor, limit }) => {
      const among = mails.filter((mail) => campaignId === undefined || mail.campaignId === campaignId);
      const meant = among.filter((mail) => state === undefined || mail.state === state);
      const from = Number(cursor ?? 0);
      return {
        items: meant.slice(from, from + limit),
        next: from + limit < meant.length ? String(from + limit) : null,
        counts: counts(among),
        busy: false,
      };
    },
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
    "outbox.put_back": ({ ids }) => change(ids, ["ready", "cancelled"], "draft"),
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
    "outbox.test_sender": ({ server }) =>
      server.secret === "faux"
        ? {
            ok: false,
            why: {
              word: "authentication",
              messageFr: "Le serveur refuse le nom d’utilisateur ou le mot de passe.",
              messageEn: "The server refuses the user name or the password.",
              said: "535 5.7.8 authentication failed",
            },
          }
        : { ok: true, why: null },
    "outbox.save_sender": ({ id, fromName, address, hourlyCap, server }) => {
      const { host, port, security, username, auth } = server;
      const saved = {
        id: id ?? `s-${senders.length + 1}`,
        fromName,
        address,
        host,
        port,
        security,
        username,
        auth,
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
