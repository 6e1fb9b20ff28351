//! The law as data: deadline rules with their validity in time, and the checklists of the procedures.
//!
//! A rule file is read whole or refused whole, with the line and what is wrong: a deadline computed
//! from half a table is worse than none.

mod checklists;
mod nature;
mod parse;
pub(crate) mod read;
mod start_events;
mod vocabulary;

use jiff::civil::Date;

use crate::triage::Procedure;

pub use checklists::{Checklist, ChecklistItem, Checklists, ItemKind};
pub use nature::Nature;
pub use vocabulary::{
    AdministrativeAppeal, Confidence, Distance, LegalAid, Mode, Origin, Phase, Reading, Unit,
    Urgency, VersionKey,
};

/// Why a law file was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct LawError {
    /// Line of the file, counted from 1.
    pub line: usize,
    /// What is wrong with it, in a sentence for the person who edits the file.
    pub problem: String,
}

/// One version of one rule. The French texts are shown as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Unique id, `family@date`: `oqtf-retention@2024-07-15`.
    pub id: String,
    /// The situation it answers; all its versions share it.
    pub family: String,
    /// Empty, or which of several rules of one version: `juge_unique`.
    pub variant: String,
    /// The procedure it belongs to.
    pub procedure: Procedure,
    /// What kind of limit it is.
    pub phase: Phase,
    /// When it applies, in French.
    pub situation: String,
    /// How many units; 0 where the mode takes the length from elsewhere.
    pub amount: u16,
    /// What is counted.
    pub unit: Unit,
    /// What makes the delay begin: `notification`.
    pub start_event: String,
    /// How it is counted.
    pub mode: Mode,
    /// Whether neither the first nor the last day counts.
    pub franc: bool,
    /// Whether it moves to the next working day (art. 642 CPC).
    pub report_642: bool,
    /// Why it moves or not, in French; may be empty.
    pub report_note: String,
    /// Whether some courts count it as franc.
    pub alt_franc: bool,
    /// Extension for residence far from the court.
    pub distance: Distance,
    /// Effect of an administrative appeal.
    pub administrative_appeal: AdministrativeAppeal,
    /// Effect of a request for legal aid.
    pub legal_aid: LegalAid,
    /// About legal aid, in French; may be empty.
    pub legal_aid_note: String,
    /// Whether the appeal suspends the measure, in French.
    pub suspensive: String,
    /// The court, in French.
    pub court: String,
    /// The articles and judgments it rests on.
    pub legal_basis: Vec<String>,
    /// First day of validity, inclusive.
    pub valid_from: Date,
    /// Last day of validity, inclusive; `None` while it is in force.
    pub valid_to: Option<Date>,
    /// Which date the validity is about.
    pub version_key: VersionKey,
    /// The least urgency of a workspace with such a limit.
    pub urgency: Urgency,
    /// How sure it is.
    pub confidence: Confidence,
    /// What the lawyer must check, in French; may be empty.
    pub to_verify: String,
    /// Keys of [`Law::sources`].
    pub found_in: Vec<String>,
    /// Minutes before the prudent date at which to remind, instead of the firm's plan; `None` is the plan.
    pub reminders: Option<Vec<u32>>,
    /// Who wrote it.
    pub origin: Origin,
}

impl Rule {
    /// Whether `key_date` lies in the validity of this version.
    #[must_use]
    pub fn covers(&self, key_date: Date) -> bool {
        self.valid_from <= key_date && self.valid_to.is_none_or(|last| key_date <= last)
    }

    /// What makes the delay begin, in words, French then English: `prononcé, ou notification en cas d'absence`.
    #[must_use]
    pub fn start_words(&self) -> (String, String) {
        start_events::words(&self.start_event)
    }

    /// The delay in a few words, French then English: `1 mois, franc`, `48 heures`.
    ///
    /// Empty where the length comes from another rule.
    #[must_use]
    pub fn delay(&self) -> (String, String) {
        if self.mode.takes_its_length_elsewhere() {
            return (String::new(), String::new());
        }
        let n = self.amount;
        let plural = if n == 1 { "" } else { "s" };
        let (fr, en) = match (self.unit, self.mode) {
            (Unit::Hours, _) => (format!("{n} heure{plural}"), format!("{n} hour{plural}")),
            (Unit::Days, Mode::DaysOuvres) => {
                (format!("{n} jours ouvrés"), format!("{n} working days"))
            }
            (Unit::Days, _) => (format!("{n} jour{plural}"), format!("{n} day{plural}")),
            (Unit::Months, _) => (format!("{n} mois"), format!("{n} month{plural}")),
        };
        match self.mode {
            Mode::DaysBefore => (format!("{fr} avant"), format!("{en} before")),
            Mode::SilenceDays | Mode::SilenceMonths => {
                (format!("{fr} de silence"), format!("{en} of silence"))
            }
            _ if self.franc => (format!("{fr}, franc"), format!("{en}, franc")),
            _ => (fr, en),
        }
    }
}

/// One way of counting, as the file explains it to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModeText {
    /// The mode.
    pub mode: Mode,
    /// Its French name.
    pub label: String,
    /// Its French definition.
    pub definition: String,
    /// Whether it is franc.
    pub franc: bool,
}

/// Where a rule was found, and how well it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The key that rules cite.
    pub key: String,
    /// What it is, in French.
    pub text: String,
    /// How well it was read.
    pub reading: Reading,
}

/// What the file says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// When the table was made.
    pub generated_on: Date,
    /// Last day for which the texts were read; later versions are shown as unverified.
    pub verified_until: Date,
}

/// A whole rule file that validated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// What the file says about itself.
    pub meta: Meta,
    /// The ways of counting, in the order of the file.
    pub modes: Vec<ModeText>,
    /// The rules, in the order of the file.
    pub rules: Vec<Rule>,
    /// Where they were found, in alphabetical order of their keys.
    pub sources: Vec<Source>,
}

/// What choosing a version of a family answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection<'law> {
    /// Exactly one rule applies.
    One(&'law Rule),
    /// Several rules of one version apply by a fact that was not given. The nearest date wins until it is.
    AskVariant(Vec<&'law Rule>),
    /// No version covers the date: nothing is computed, a person enters the date.
    None,
}

impl Law {
    /// Reads a rule file of the shape of `assets/law/rules.toml`.
    ///
    /// # Errors
    ///
    /// [`LawError`] with the line of the first thing that is wrong: syntax, a missing or unknown key,
    /// a word outside its vocabulary, an unknown source, two versions that overlap.
    pub fn parse(rules_toml: &str) -> Result<Self, LawError> {
        parse::law(rules_toml)
    }

    /// This law with the rules of the firm added; a rule with an id that exists takes its place.
    ///
    /// The text holds `[[rules]]` and, if they cite new ones, `[sources]`. Its rules are marked [`Origin::Firm`].
    ///
    /// # Errors
    ///
    /// [`LawError`] as for [`Law::parse`]; the line is that of `firm_toml`.
    pub fn with_firm_rules(&self, firm_toml: &str) -> Result<Self, LawError> {
        parse::firm(self, firm_toml)
    }

    /// The rules in force on a day, of one procedure or of all.
    ///
    /// The day stands for whatever date each rule is versioned by.
    #[must_use]
    pub fn rules_in_force(&self, on: Date, procedure: Option<Procedure>) -> Vec<&Rule> {
        self.rules
            .iter()
            .filter(|rule| {
                rule.covers(on) && procedure.is_none_or(|wanted| rule.procedure == wanted)
            })
            .collect()
    }

    /// The rule that counts once legal aid was asked for within the delay of `rule`: a whole new delay, or what was
    /// left of it. `None` when legal aid does nothing to it, or nobody read the texts.
    ///
    /// Source: art. 43 of decree n° 2020-1717; art. 9-4 of law n° 91-647 before the CNDA.
    #[must_use]
    pub fn after_legal_aid(&self, rule: &Rule, on: Date) -> Option<&Rule> {
        let mode = match rule.legal_aid {
            LegalAid::Interrupts => Mode::AjInterruption,
            LegalAid::Suspends => Mode::CndaRemaining,
            LegalAid::NoEffect | LegalAid::NotApplicable | LegalAid::ToCheck => return None,
        };
        self.rules
            .iter()
            .find(|after| after.mode == mode && after.covers(on))
    }

    /// Every version of a family, in the order of the file; empty for an unknown family.
    #[must_use]
    pub fn family(&self, name: &str) -> Vec<&Rule> {
        self.rules
            .iter()
            .filter(|rule| rule.family == name)
            .collect()
    }

    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The rule of `family` whose validity holds `key_date`.
    ///
    /// `variant` decides only where the version has variants; the empty string means "not known".
    #[must_use]
    pub fn select(&self, family: &str, variant: &str, key_date: Date) -> Selection<'_> {
        let in_force: Vec<&Rule> = self
            .rules
            .iter()
            .filter(|rule| rule.family == family && rule.covers(key_date))
            .collect();
        match in_force.as_slice() {
            [] => Selection::None,
            [only] if only.variant.is_empty() || variant.is_empty() || only.variant == variant => {
                Selection::One(only)
            }
            several => match several
                .iter()
                .find(|rule| !variant.is_empty() && rule.variant == variant)
            {
                Some(rule) => Selection::One(rule),
                None => Selection::AskVariant(in_force),
            },
        }
    }

    /// The rules that differ between this law and `other`, by id: changed, added or taken away.
    #[must_use]
    pub fn changed_rules(&self, other: &Self) -> Vec<String> {
        let gone_or_changed = self
            .rules
            .iter()
            .filter(|rule| other.rule(&rule.id) != Some(*rule));
        let added = other
            .rules
            .iter()
            .filter(|rule| self.rule(&rule.id).is_none());
        gone_or_changed
            .chain(added)
            .map(|rule| rule.id.clone())
            .collect()
    }

    /// The articles of a rule, then where it was found and how well that was read, in French:
    /// `De mémoire, non retrouvé dans une source [non vérifié]`.
    #[must_use]
    pub fn sources_of(&self, rule: &Rule) -> Vec<String> {
        let found = rule
            .found_in
            .iter()
            .filter_map(|key| self.source(key))
            .map(|source| format!("{} [{}]", source.text, source.reading.in_words()));
        rule.legal_basis.iter().cloned().chain(found).collect()
    }

    /// The source that rules cite by this key.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.key == key)
    }
}
