import type { MailTemplateView } from "@/contract/MailTemplateView";
import type { OutboxMailView } from "@/contract/OutboxMailView";
import type { OutboxProblem } from "@/contract/OutboxProblem";
import type { PrepareReport } from "@/contract/PrepareReport";
import type { SuppressionView } from "@/contract/SuppressionView";
import type { FakeProspect } from "@/host/fake/campaigns";
import { filled, mailTo, PLACEHOLDERS, templates } from "@/host/fake/mails";
import type { Answers, Office } from "@/host/fake/office";
import { refused } from "@/host/fake/office";
import { at } from "@/host/fake/time";

type Mixer = Extract<keyof Answers, `mixer.${string}`>;

/** Whose draft has a place for products and nothing to put there. */
const UNDECIDED = "pr-8";

const gone = () => refused("not_found", "Cet élément n’existe plus.", "This item no longer exists.");

const paragraphs = (text: string) =>
  text
    .split(/\n{2,}/)
    .filter((words) => words.trim() !== "")
    .map((words) => `<p>${words.replaceAll("\n", "<br>")}</p>`)
    .join("\n");

/** Templates, and the drafts that they make of prospects. */
export function mixerAnswers(
  office: Office,
  mails: OutboxMailView[],
  suppressed: () => SuppressionView[],
): Pick<Answers, Mixer> {
  let held: MailTemplateView[] = office.people.length === 0 ? [] : templates();
  let report: PrepareReport = {
    created: 0,
    renewed: 0,
    unchanged: 0,
    blocked: [],
    withoutProducts: 0,
    stopped: false,
  };
  const templateOf = (id: string) => {
    const found = held.find((one) => one.id === id);
    if (found === undefined) throw gone();
    return found;
  };
  const problemsOf = ({ lead }: FakeProspect): OutboxProblem[] => {
    const said = (word: string, messageFr: string, messageEn: string) => [
      { word, subject: "recipient", messageFr, messageEn },
    ];
    if (lead.email === null)
      return said("incomplete", "Ce prospect n’a pas d’adresse.", "This prospect has no address.");
    const entry = suppressed().find(({ email }) => email === lead.email);
    return entry === undefined
      ? []
      : said(
          "suppressed",
          `Cette adresse ne doit plus recevoir de message : ${entry.reason}.`,
          `This address must not be written to any more: ${entry.reason}.`,
        );
  };
  const view = () => ({ items: held, placeholders: PLACEHOLDERS });
  return {
    "mixer.templates": view,
    "mixer.save_template": ({ id, name, subject, body, language, places, keep }) => {
      const before = held.find((one) => one.id === id);
      const stays = (before?.attachments ?? []).filter(({ sha256 }) => keep?.includes(sha256) ?? true);
      const added = (places ?? []).map((token, number) => ({
        filename: office.placeNames.get(token) ?? "tarif.pdf",
        contentType: "application/pdf",
        bytes: 52_000,
        sha256: `${token}-${number}`,
      }));
      const saved = {
        id: id ?? `t-${held.length + 1}`,
        name,
        subject,
        body,
        language,
        attachments: [...stays, ...added],
        changedAt: at(0),
      };
      held = [...held.filter((one) => one !== before), saved];
      office.changed("mixer");
      return saved;
    },
    "mixer.remove_template": ({ id }) => {
      held = held.filter((one) => one.id !== id);
      return view();
    },
    "mixer.preview": ({ prospectId, templateId }) => {
      const mail = mails.find((one) => one.prospectId === prospectId && one.templateId === templateId);
      const person = office.people.find(({ id }) => id === prospectId);
      if (mail === undefined || person === undefined) throw gone();
      const { subject, body } = templateOf(templateId);
      const ending = filled("{{ opt_out }}", person);
      const text = `${filled(body, person)
        .replace(/\n{3,}/g, "\n\n")
        .trim()}\n\n${ending}\n`;
      const html = `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"></head><body>${paragraphs(text)}</body></html>`;
      const source = `From: Maud Teissier <maud@filature-orsange.example>\r\nTo: ${mail.recipient}\r\nSubject: ${mail.subject}\r\nMessage-ID: <${mail.messageId}>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text.replaceAll("\n", "\r\n")}`;
      return {
        mailId: mail.id,
        state: mail.state,
        subject: filled(subject, person),
        text,
        html,
        bytes: btoa(String.fromCharCode(...new TextEncoder().encode(source))),
        size: mail.size,
        sha256: mail.sha256,
        problems: problemsOf(person),
        lacksProducts: mail.state === "draft" && body.includes("catalog_block") && prospectId === UNDECIDED,
      };
    },
    "mixer.prepare": ({ campaignId, templateId, stage, ids }) => {
      const template = templateOf(templateId);
      const meant = office.people.filter(
        (one) =>
          one.campaignId === campaignId &&
          !one.removed &&
          (ids === undefined ? one.stage === stage : ids.includes(one.id)),
      );
      return office.start("mixer", "Tables et Matières 2026", meant.length, () => {
        report = { created: 0, renewed: 0, unchanged: 0, blocked: [], withoutProducts: 0, stopped: false };
        for (const person of meant) {
          const problems = problemsOf(person);
          const there = mails.some((one) => one.prospectId === person.id && one.templateId === templateId);
          if (problems.length > 0)
            report.blocked.push({
              prospectId: person.id,
              name: `${person.lead.firstName} ${person.lead.lastName}`,
              problems,
            });
          else if (there) report.unchanged += 1;
          else {
            mails.unshift(mailTo(person, template, "draft"));
            report.created += 1;
          }
        }
        office.changed("outbox", "mixer");
      });
    },
    "mixer.prepared": () => report,
  };
}
