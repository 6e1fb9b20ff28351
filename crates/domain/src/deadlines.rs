//! Legal deadlines: from a decision and its notification to a date, with every step in words.
//!
//! Which rule applies and how it counts is data ([`crate::law`]); this module only knows how to count.
//! Each date is computed twice, by calendar arithmetic and by walking day by day, and the two must
//! agree. It prepares and alerts: a lawyer confirms each deadline, and where no rule is in force
//! nothing is computed.
//!
//! Two dates come out. `due` is the legal deadline as computed; `due_safe` is the prudent working
//! date that is shown first: counted as if not franc, not moved later, brought back to the working
//! day before.

mod arithmetic;
mod explain;
mod facts;
mod plan;
mod possible;
mod start;
mod state;
mod walk;
mod warnings;
mod words;

pub mod cases;

use jiff::Zoned;
use jiff::civil::Date;

use crate::law::{Law, Rule, Selection};

pub use facts::{LegalAidFacts, Request, Residence};
pub use possible::{
    Circumstance, KeyDates, Possible, compute_possible, families_beside, possible_families,
};
pub use start::{Start, StartError};
pub use state::{IllegalDecision, State, wants_second};
pub use words::date as day_in_words;

/// The same sentence in the two languages of the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

impl Sentence {
    fn new(fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            fr: fr.into(),
            en: en.into(),
        }
    }
}

/// Why no date could be computed although the request may well be right.
#[derive(Debug, Clone, thiserror::Error)]
pub enum DeadlineError {
    /// No rule has this family.
    #[error("there is no rule family `{0}`")]
    UnknownFamily(String),
    /// No version of the family has this variant.
    #[error("the family `{family}` has no variant `{variant}`; {}", variants_in_words(.known))]
    UnknownVariant {
        /// The family.
        family: String,
        /// The variant as it was given.
        variant: String,
        /// Those of all its versions; empty when the family has none.
        known: Vec<String>,
    },
    /// A date so far away is a slip of the pen, and holidays and time zones are not known there.
    #[error("{0} is not between 1970 and 2100")]
    OutOfRange(Date),
    /// The rule counts from a fact that was not given.
    #[error("the rule `{rule}` needs {fact}")]
    MissingFact {
        /// Id of the rule.
        rule: String,
        /// What is needed, in words.
        fact: &'static str,
    },
    /// The time zone is not in the database.
    #[error("`{0}` is not a known time zone")]
    UnknownTimeZone(String),
    /// A date beyond the calendar.
    #[error("the deadline lies beyond the calendar")]
    Calendar(#[from] jiff::Error),
}

/// What variants there are, for the person who named another.
fn variants_in_words(variants: &[String]) -> String {
    if variants.is_empty() {
        "it has none".to_owned()
    } else {
        format!("it has {}", variants.join(", "))
    }
}

/// The dates of one computation. Two computations are equal when all their instants are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dates {
    /// The legal deadline: 23:59:59 of the last useful day, or an instant for delays in hours.
    pub due: Option<Zoned>,
    /// The prudent working date. None for silence, countdowns, working days and information.
    pub due_safe: Option<Zoned>,
    /// The deadline if the delay were franc, where courts disagree.
    pub due_if_franc: Option<Zoned>,
    /// The birth of an implied decision, or a date to know.
    pub date: Option<Date>,
    /// The day the count ends before the franc day and before moving to a working day.
    pub reached: Option<Date>,
    /// The day from which a delay interrupted by legal aid runs again.
    pub restart: Option<Date>,
    /// The days that were left of a delay suspended by legal aid.
    pub remaining_days: Option<i32>,
}

impl Dates {
    /// The date to keep in mind first: `due_safe`, else `due`, else `date`.
    #[must_use]
    pub fn first(&self) -> Option<Date> {
        self.due_safe
            .as_ref()
            .or(self.due.as_ref())
            .map(Zoned::date)
            .or(self.date)
    }
}

/// What one step of the explanation is about, for the window's icons and highlights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StepKind {
    /// The rule and the version that was chosen.
    Rule,
    /// The day or instant from which the delay runs.
    Start,
    /// Legal aid moved the start.
    LegalAid,
    /// The length of the delay and the day it reaches.
    Count,
    /// The extension for distance.
    Distance,
    /// The extra day of a franc delay.
    Franc,
    /// Moved to the next working day, or expressly not.
    Roll,
    /// The legal deadline.
    Due,
    /// The prudent date and why it is earlier.
    Safe,
    /// The date if the delay were franc.
    IfFranc,
    /// The birth of a decision, or the date to know.
    Date,
}

/// One step of how a deadline was computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it is about.
    pub kind: StepKind,
    /// The day that the step arrives at, if it arrives at one.
    pub day: Option<Date>,
    /// The step in words.
    pub text: Sentence,
    /// The article, judgment or convention behind it, in French; may be empty.
    pub source: String,
}

/// One short line of a computation. `**` stands around what counts, `**!` around the prudent date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// The line in words.
    pub text: Sentence,
    /// The article behind it, short; may be empty.
    pub source: String,
}

/// Why a person must look twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WarningKind {
    /// The texts were last read before the date that chooses the version.
    Unverified,
    /// The hour of notification is missing and 00:00 was taken.
    MissingHour,
    /// The local time occurs twice on the night of a clock change; the first was taken.
    RepeatedHour,
    /// The local time does not exist on the night of a clock change; the earlier reading was taken.
    SkippedHour,
    /// Several variants are possible and the nearest deadline was taken.
    Variant,
    /// The rule is of medium or low confidence.
    Confidence,
    /// Courts disagree whether the delay is franc.
    Disputed,
    /// What the rule tells the lawyer to check.
    ToVerify,
    /// The extension for distance is unsure.
    Distance,
    /// The holidays of the zone are not complete, or one of them depends on the town.
    Holidays,
    /// The delay begins before the decision was taken.
    StartBeforeDecision,
    /// What legal aid does to this delay is unsure, or a fact about it is missing.
    LegalAid,
    /// The rule was written by the firm.
    FirmRule,
    /// The two computations do not agree.
    Disagreement,
}

/// One reason to look twice, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Which reason.
    pub kind: WarningKind,
    /// The reason in words.
    pub text: Sentence,
}

/// A deadline with everything a person needs to judge it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computation {
    /// The rule, with its mode, confidence, court, articles and what to verify.
    pub rule: Rule,
    /// The dates.
    pub dates: Dates,
    /// How they were found, in order.
    pub steps: Vec<Step>,
    /// The same in a few short lines.
    pub brief: Vec<Brief>,
    /// The articles the rule rests on, then where the rule was found. French.
    pub source: Vec<String>,
    /// Why a person must look twice; empty when nothing is unusual.
    pub warnings: Vec<Warning>,
    /// Whether the second computation found the same dates.
    pub agrees: bool,
    /// What the second computation found, where it did not agree: the person sees both.
    pub second: Option<Dates>,
}

/// What a request for a deadline answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A deadline to propose.
    Computed(Box<Computation>),
    /// No date is proposed: a person enters it, for this reason.
    Manual(Sentence),
}

impl Outcome {
    /// The computation, if there is one.
    #[must_use]
    pub fn computed(&self) -> Option<&Computation> {
        match self {
            Self::Computed(computation) => Some(computation),
            Self::Manual(_) => None,
        }
    }
}

/// Computes the deadline of `request` under `law`.
///
/// - The version is the one whose validity holds `request.decided`; without one the answer is
///   [`Outcome::Manual`].
/// - Where the version has variants and none is given, the nearest deadline wins and a warning says so. A variant
///   that only other versions of the family have changes nothing, and a warning says so.
///
/// # Errors
///
/// [`DeadlineError`] for an unknown family or variant, a date outside 1970-2100, or a missing legal-aid fact.
pub fn compute(law: &Law, request: &Request) -> Result<Outcome, DeadlineError> {
    if law.family(&request.family).is_empty() {
        return Err(DeadlineError::UnknownFamily(request.family.clone()));
    }
    known_variant(law, &request.family, &request.variant)?;
    facts::in_range(request.decided)?;
    match law.select(&request.family, &request.variant, request.decided) {
        Selection::None => Ok(Outcome::Manual(explain::no_version(law, request))),
        Selection::One(rule) => one(law, rule, request, &[]),
        Selection::AskVariant(candidates) => nearest(law, &candidates, request),
    }
}

/// Refuses a variant that no version of the family has; the empty one means "not known".
fn known_variant(law: &Law, family: &str, variant: &str) -> Result<(), DeadlineError> {
    let versions = law.family(family);
    if variant.is_empty() || versions.is_empty() {
        return Ok(());
    }
    let mut known: Vec<String> = Vec::new();
    for rule in versions {
        if rule.variant == variant {
            return Ok(());
        }
        if !rule.variant.is_empty() && !known.contains(&rule.variant) {
            known.push(rule.variant.clone());
        }
    }
    Err(DeadlineError::UnknownVariant {
        family: family.to_owned(),
        variant: variant.to_owned(),
        known,
    })
}

/// Computes every candidate and keeps the one whose date comes first.
fn nearest(law: &Law, candidates: &[&Rule], request: &Request) -> Result<Outcome, DeadlineError> {
    let outcomes = candidates
        .iter()
        .map(|rule| one(law, rule, request, candidates))
        .collect::<Result<Vec<_>, _>>()?;
    let first = outcomes.into_iter().min_by_key(|outcome| {
        outcome
            .computed()
            .and_then(|computation| computation.dates.first())
            .unwrap_or(Date::MAX)
    });
    Ok(first.unwrap_or_else(|| Outcome::Manual(explain::no_version(law, request))))
}

/// Computes one rule; `rivals` are the variants it was preferred to.
fn one(
    law: &Law,
    rule: &Rule,
    request: &Request,
    rivals: &[&Rule],
) -> Result<Outcome, DeadlineError> {
    let plan = match plan::make(law, rule, request)? {
        plan::Made::Plan(plan) => plan,
        plan::Made::Manual(reason) => return Ok(Outcome::Manual(reason)),
    };
    let dates = arithmetic::dates(&plan)?;
    let again = walk::dates(&plan)?;
    let agrees = dates == again;
    let steps = explain::steps(&plan, &dates);
    let warnings = warnings::warnings(law, request, &plan, &dates, rivals, agrees);
    Ok(Outcome::Computed(Box::new(Computation {
        rule: rule.clone(),
        source: explain::source(law, rule),
        steps,
        brief: explain::brief(&plan, &dates),
        warnings,
        agrees,
        second: (!agrees).then_some(again),
        dates,
    })))
}
