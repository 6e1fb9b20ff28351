import type { SessionView } from "@/contract/SessionView";
import { CODE, wrongCode } from "@/host/fake/answersSafety";
import { KIT } from "@/host/fake/firm";
import { refused } from "@/host/fake/office";
import type { Answers, Office } from "@/host/fake/office";
import { at } from "@/host/fake/time";

type Firm = Extract<keyof Answers, `firm.${string}` | `settings.${string}` | `members.${string}`>;

const score = (passphrase: string) => Math.min(4, Math.floor(passphrase.length / 6));

export function firmAnswers(office: Office): Pick<Answers, Firm> {
  const enter = (): SessionView => {
    office.open = true;
    return { ...office.session };
  };
  return {
    "firm.state": () => ({ ...office.firms, session: office.open ? { ...office.session } : null }),
    "firm.make_recovery_kit": () => KIT,
    "firm.rate_passphrase": ({ passphrase }) => ({
      score: score(passphrase),
      acceptable: score(passphrase) >= 3,
    }),
    "firm.create"({ name, kind, ownerName, language }) {
      Object.assign(office.session, { firmName: name, kind, userName: ownerName, language });
      office.firms.firms.push({ tenantId: "t-1", name, kind, remembered: true, members: [ownerName] });
      return enter();
    },
    "firm.unlock"({ passphrase, code }) {
      if (passphrase === undefined) {
        throw refused(
          "locked",
          "Le trousseau de ce poste n’a pas la clé de ce cabinet.",
          "The keyring of this computer does not hold the key of this firm.",
          "Saisissez la phrase secrète.",
          "Type the passphrase.",
        );
      }
      if (passphrase.length < 8) {
        throw {
          ...refused(
            "refused",
            "Cette phrase secrète n’ouvre pas le cabinet. Rien n’a été modifié.",
            "This passphrase does not open the firm. Nothing was changed.",
            "Vérifiez les majuscules et les espaces, ou ouvrez avec le kit de secours.",
            "Check capitals and spaces, or open with the recovery kit.",
          ),
          reason: "wrong_passphrase",
        };
      }
      if (office.telephones.has(office.session.userId) && code !== CODE) {
        throw code === undefined
          ? {
              ...refused(
                "refused",
                "Le code de votre téléphone est demandé.",
                "The code of your telephone is wanted.",
              ),
              reason: "code_wanted",
            }
          : wrongCode();
      }
      return enter();
    },
    "firm.recover"({ words }) {
      if (words.trim().split(/\s+/).length !== 18) {
        throw refused(
          "refused",
          "Ces mots n’ouvrent pas le cabinet. Rien n’a été modifié.",
          "These words do not open the firm. Nothing was changed.",
          "Le kit compte 18 mots, dans l’ordre.",
          "The kit has 18 words, in order.",
        );
      }
      return enter();
    },
    "firm.lock"() {
      office.open = false;
      office.tell({ type: "locked", why: "person" });
      return {};
    },
    "firm.session": () => ({ ...office.session }),
    "firm.save_recovery_kit": () => ({}),
    "firm.touch": () => ({}),
    "settings.show": () => ({ ...office.settings }),
    "settings.update"(change) {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      Object.assign(office.settings, given);
      const { language, theme, discreet, lockAfterMinutes, firmName } = office.settings;
      Object.assign(office.session, { language, theme, discreet, lockAfterMinutes, firmName });
      office.changed("settings");
      return { ...office.settings };
    },
    "members.list": () => structuredClone(office.members),
    "members.add"({ name, email, role }) {
      const initials = name
        .split(" ")
        .map((word) => word.charAt(0))
        .join("")
        .slice(0, 2)
        .toUpperCase();
      office.members.members.push({
        id: `u-${office.members.members.length + 1}`,
        name,
        initials,
        email,
        role,
        disabled: false,
        isMe: false,
      });
      return structuredClone(office.members);
    },
    "members.update"({ id, ...change }) {
      const member = office.members.members.find((one) => one.id === id);
      if (member !== undefined) Object.assign(member, JSON.parse(JSON.stringify(change)));
      return structuredClone(office.members);
    },
    "members.change_passphrase"({ current }) {
      if (current.length < 8)
        throw {
          ...refused(
            "refused",
            "La phrase secrète actuelle n’est pas la bonne. Rien n’a changé.",
            "The present passphrase is not right. Nothing changed.",
          ),
          reason: "wrong_passphrase",
          trace: at(0),
        };
      return {};
    },
  };
}
