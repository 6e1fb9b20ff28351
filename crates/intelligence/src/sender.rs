//! Who writes, as far as the letter itself tells.

use std::sync::OnceLock;

use regex::Regex;

use crate::entities::names::is_owners;
use crate::lexicon::Concept;
use crate::reading::Reading;

/// What kind of writer this is: decides whom the letter is about, never what it is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sender {
    /// A préfecture, a court, a ministry, a consulate.
    Authority,
    /// A lawyer of another firm.
    Lawyer,
    /// Somebody of the house.
    Colleague,
    /// A social worker or an association.
    SocialWorker,
    /// A company about somebody it employs.
    Employer,
    /// Somebody who writes for a relative.
    Relative,
    /// A web form, a booking tool, a voicemail transcription: somebody else speaks through it.
    Form,
    /// A programme that speaks for itself.
    Machine,
    /// A company for itself.
    Business,
    /// A person for themselves.
    Person,
}

impl Sender {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Lawyer => "lawyer",
            Self::Colleague => "colleague",
            Self::SocialWorker => "social_worker",
            Self::Employer => "employer",
            Self::Relative => "relative",
            Self::Form => "form",
            Self::Machine => "machine",
            Self::Business => "business",
            Self::Person => "person",
        }
    }

    pub(crate) fn of(reading: &Reading<'_>) -> Self {
        let letter = reading.letter;
        let address = letter.from_address.to_ascii_lowercase();
        let (local, domain) = address.rsplit_once('@').unwrap_or((&address, ""));
        let own = is_owners(reading, &address);
        if letter.is_delivery_report || letter.auto_submitted.is_some_and(|a| a.contains("replied"))
        {
            return Self::Machine;
        }
        if reading.says(Concept::WebForm)
            && (own
                || is_robot(local)
                || letter.reply_to.is_some()
                || names_office(&reading.from, FORMS))
        {
            return Self::Form;
        }
        if names_office(&reading.from, AUTHORITIES)
            || AUTHORITY_DOMAINS.iter().any(|d| domain.contains(d))
        {
            return Self::Authority;
        }
        if own {
            return Self::Colleague;
        }
        if reading.from.starts_with("me ")
            || reading.from.starts_with("maitre ")
            || reading.from.contains("avocat")
            || domain.contains("avocat")
            || domain.contains("-law.")
            || reading.says(Concept::LawyerVoice) && reading.count(Concept::LawyerVoice) > 1
        {
            return Self::Lawyer;
        }
        if reading.says(Concept::EmployerVoice)
            || names_office(&reading.from, &["drh", "rh", "hr", "ressources humaines"])
        {
            return Self::Employer;
        }
        if reading.says(Concept::SocialWorker)
            && (names_office(&reading.from, ASSOCIATIONS)
                || domain.contains("asso")
                || reading.count(Concept::SocialWorker) > 1)
            || names_office(&reading.from, ASSOCIATIONS)
        {
            return Self::SocialWorker;
        }
        if letter.auto_submitted.is_some_and(|a| a != "no") || is_robot(local) {
            return Self::Machine;
        }
        if speaks_for_relative(reading) {
            return Self::Relative;
        }
        if is_business(reading, domain) {
            Self::Business
        } else {
            Self::Person
        }
    }
}

const AUTHORITIES: &[&str] = &[
    "prefecture",
    "sous-prefecture",
    "greffe",
    "tribunal",
    "cour",
    "ofpra",
    "cnda",
    "ofii",
    "anef",
    "administration numerique",
    "ministere",
    "telerecours",
    "consulat",
    "ambassade",
    "juge",
    "jld",
    "prefet",
    "dreets",
    "naturalisations",
    "sdanf",
    "police",
    "gendarmerie",
    "parquet",
    "conseil d'etat",
    "france-visas",
    "bureau d'aide juridictionnelle",
    "baj",
    "bureau des etrangers",
    "service des etrangers",
    "crrv",
];
const AUTHORITY_DOMAINS: &[&str] = &[
    "prefecture",
    "pref-",
    "interieur",
    "ofpra",
    "cnda",
    "juradm",
    "telerecours",
    ".gouv.",
    "ofii",
    "anef",
    "tj-",
    "ta-",
    "justice",
    "consulat",
    "diplomatie",
    "gendarmerie",
];
const ASSOCIATIONS: &[&str] = &[
    "huda",
    "cada",
    "spada",
    "cimade",
    "association",
    "asso",
    "permanence",
    "foyer",
    "spip",
    "emmaus",
    "secours",
    "croix-rouge",
    "forum refugies",
    "france terre d'asile",
    "caes",
    "chrs",
    "centre d'hebergement",
    "ccas",
    "pass",
];
const FORMS: &[&str] = &[
    "formulaire",
    "site",
    "site web",
    "messagerie",
    "voicemail",
    "repondeur",
    "standard",
    "doctolib",
    "calendly",
    "rendez-vous en ligne",
    "agenda",
    "contact",
];

fn names_office(from: &str, offices: &[&str]) -> bool {
    offices.iter().any(|office| {
        from.match_indices(office).any(|(at, _)| {
            let before = from[..at].chars().next_back();
            let after = from[at + office.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}

fn is_robot(local: &str) -> bool {
    [
        "no-reply",
        "noreply",
        "ne-pas-repondre",
        "nepasrepondre",
        "donotreply",
        "wordpress",
        "robot",
        "notification",
        "formulaire",
        "form",
        "mailer-daemon",
        "site@",
        "web@",
        "bot",
    ]
    .iter()
    .any(|r| local.starts_with(r))
}

fn speaks_for_relative(reading: &Reading<'_>) -> bool {
    static EVENT: OnceLock<Regex> = OnceLock::new();
    if !reading.says(Concept::RelativeVoice) {
        return false;
    }
    let event = EVENT.get_or_init(|| {
        Regex::new(r"(?-u:\b)(?:mon|ma|my) (?:mari|femme|epoux|epouse|frere|soeur|fils|fille|pere|mere|cousine?|neveu|niece|conjointe?|compagnon|compagne|fiancee?|amie?|copain|copine|husband|wife|brother|sister|son|daughter|father|mother|cousin|friend|partner)(?-u:\b)[^.!?]{0,70}?(?-u:\b)(?:est|a ete|a recu|a eu|s'est|vient|doit|se trouve|a une|avait une|etait|est convoque|risque|is|was|has|got|received|au cra|en garde|a la prefecture|passe|sort)(?-u:\b)").expect("a constant pattern")
    });
    let first_person = [
        "j'ai recu",
        "jai recu",
        "j ai recu",
        "on m'a notifie",
        "m'a ete notifie",
        "je suis sous oqtf",
        "mon oqtf",
        "ma demande",
        "mon recepisse",
        "ma carte",
        "mon titre",
        "i received",
        "my application",
        "je suis convoque",
        "on m'a donne un",
        "on m'a donne ce",
        "mon dossier",
    ];
    event.is_match(&reading.flat) && !first_person.iter().any(|p| reading.flat.contains(p))
        || event.is_match(&reading.subject.text)
        || reading.subject.text.contains("mon mari")
        || reading.subject.text.contains("mon frere")
}

fn is_business(reading: &Reading<'_>, domain: &str) -> bool {
    use Concept as C;
    let free = [
        "gmail",
        "yahoo",
        "hotmail",
        "outlook",
        "orange",
        "wanadoo",
        "free.fr",
        "laposte.net",
        "sfr",
        "icloud",
        "live",
        "proton",
    ]
    .iter()
    .any(|f| domain.contains(f));
    let legal = crate::decide::is_immigration(reading)
        || reading.says_any(&[
            C::Eviction,
            C::LabourLaw,
            C::FamilyLaw,
            C::Custody,
            C::Court,
            C::RelativeVoice,
        ]);
    !free && !legal && reading.thread != crate::layout::Thread::Reply
}
