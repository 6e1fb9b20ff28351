//! The steps of a computation in words, so that a lawyer can check each of them.

mod brief;
mod conclusion;
mod counting;
mod legal_aid;

pub(super) use brief::lines as brief;

use jiff::civil::Date;

use super::plan::{Assumed, Plan, What};
use super::words::{date, day, instant, length};
use super::{Dates, Request, Sentence, Step, StepKind};
use crate::law::{Law, Rule, VersionKey};

/// Why nothing is computed when no version covers the date.
pub(super) fn no_version(law: &Law, request: &Request) -> Sentence {
    let versions: Vec<&str> = law
        .family(&request.family)
        .iter()
        .map(|rule| rule.id.as_str())
        .collect();
    let on = date(request.decided);
    Sentence::new(
        format!(
            "Aucune version de « {} » ne couvre le {} (versions connues : {}). Saisie manuelle, à valider par un avocat.",
            request.family,
            on.fr,
            versions.join(", ")
        ),
        format!(
            "No version of \"{}\" covers {} (known versions: {}). Enter the date by hand; a lawyer confirms it.",
            request.family,
            on.en,
            versions.join(", ")
        ),
    )
}

/// The articles, then where the rule was found.
pub(super) fn source(law: &Law, rule: &Rule) -> Vec<String> {
    let found = rule
        .found_in
        .iter()
        .filter_map(|key| law.source(key))
        .map(|source| source.text.clone());
    rule.legal_basis.iter().cloned().chain(found).collect()
}

/// What the date that chooses a version is about.
fn key(version_key: VersionKey) -> (&'static str, &'static str) {
    match version_key {
        VersionKey::DecisionDate => ("la date de la décision", "the date of the decision"),
        VersionKey::FilingDate => ("la date de la demande", "the date of the application"),
        VersionKey::AsylumApplicationDate => (
            "la date d'introduction de la demande d'asile",
            "the date the asylum application was lodged",
        ),
        VersionKey::SurveillanceDate => (
            "la date de la mesure de surveillance",
            "the date of the measure",
        ),
        VersionKey::HearingDate => ("la date de l'audience", "the date of the hearing"),
    }
}

/// The explanation of a plan whose dates are known.
pub(super) fn steps(plan: &Plan<'_>, dates: &Dates) -> Vec<Step> {
    let mut steps = vec![chosen(plan.rule), begins(plan)];
    match &plan.what {
        What::Span(count) => counting::span(plan, count, dates, &mut steps),
        What::Hours { hours, report } => {
            counting::hours_on(plan, *hours, *report, dates, &mut steps)
        }
        What::Slices { days } => steps.push(
            step(
                StepKind::Count,
                dates.reached,
                format!("{days} fois 24 heures, à la même heure murale, jamais reporté."),
                format!("{days} times 24 hours, at the same time of day, never moved."),
            )
            .by(&plan.rule.report_note),
        ),
        What::Silence(amount) => {
            let amount = length(*amount);
            steps.push(step(
                StepKind::Count,
                dates.date,
                format!(
                    "Silence de {} : une décision implicite naît, sans report au jour ouvrable.",
                    amount.fr
                ),
                format!(
                    "{} of silence: a decision is implied, never moved to a working day.",
                    amount.en
                ),
            )
            .by(&plan.rule.report_note));
        }
        What::WorkingDays(amount) => steps.push(step(
            StepKind::Count,
            dates.date,
            format!("{amount} jours ouvrés, sans samedi, dimanche ni jour férié."),
            format!("{amount} working days, without Saturdays, Sundays and public holidays."),
        )),
        What::Before(amount) => steps.push(
            step(
                StepKind::Count,
                dates.date,
                format!("{amount} jours avant, à rebours, sans report."),
                format!("{amount} days before, counted back, never moved."),
            )
            .by(&plan.rule.report_note),
        ),
        What::Remaining {
            base,
            requested,
            latest,
        } => legal_aid::remaining(plan, base, *requested, *latest, dates, &mut steps),
        What::Restart {
            base,
            count,
            notified,
            designated,
        } => {
            steps.push(legal_aid::restarted(base, *notified, *designated, dates));
            counting::span(plan, count, dates, &mut steps);
        }
    }
    steps.extend(conclusion::steps(plan, dates));
    steps
}

fn step(kind: StepKind, day: Option<Date>, fr: String, en: String) -> Step {
    Step {
        kind,
        day,
        text: Sentence::new(fr, en),
        source: String::new(),
    }
}

impl Step {
    /// The step with the article or convention behind it.
    fn by(mut self, source: impl Into<String>) -> Self {
        self.source = source.into();
        self
    }
}

fn chosen(rule: &Rule) -> Step {
    let (key_fr, key_en) = key(rule.version_key);
    let from = date(rule.valid_from);
    let (version_fr, version_en) = match rule.valid_to.map(date) {
        Some(last) => (
            format!("du {} au {}", from.fr, last.fr),
            format!("from {} to {}", from.en, last.en),
        ),
        None => (
            format!("en vigueur depuis le {}", from.fr),
            format!("in force since {}", from.en),
        ),
    };
    let (id, situation) = (&rule.id, sentence(&rule.situation));
    step(
        StepKind::Rule,
        Some(rule.valid_from),
        format!("Règle {id} : {situation} Version {version_fr}, choisie sur {key_fr}."),
        format!("Rule {id}: {situation} Version {version_en}, chosen by {key_en}."),
    )
    .by(rule.legal_basis.join(" ; "))
}

/// A text that ends with a full stop.
fn sentence(text: &str) -> String {
    if text.ends_with('.') {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

fn begins(plan: &Plan<'_>) -> Step {
    let (event_fr, event_en) = plan.first_rule().start_words();
    let (begins_fr, begins_en) = if plan.rule.mode.takes_its_length_elsewhere() {
        ("Départ du délai initial", "Start of the first delay")
    } else {
        ("Départ", "Start")
    };
    let at = start_in_words(plan);
    let hour_unknown = plan.start.assumed == Assumed::Midnight;
    let (fr, en) = match plan.what {
        What::Before(_) => (
            "On compte à rebours depuis cette date.",
            "The count goes back from this day.",
        ),
        What::Hours { .. } | What::Slices { .. } if hour_unknown => (
            "L'heure n'est pas connue : par prudence, le délai court dès 0 h 00.",
            "The hour is not known: for prudence, the delay runs from 00:00.",
        ),
        What::Hours { .. } | What::Slices { .. } => (
            "Le délai court dès cette heure.",
            "The delay runs from this hour.",
        ),
        _ => (
            "Le jour de départ ne compte pas.",
            "The day of the start does not count.",
        ),
    };
    let first_day = if plan.is_from_hour_to_hour() {
        plan.begins_here().date()
    } else {
        plan.start.day
    };
    step(
        StepKind::Start,
        Some(first_day),
        format!("{begins_fr} ({event_fr}) : {}. {fr}", at.fr),
        format!("{begins_en} ({event_en}): {}. {en}", at.en),
    )
}

/// The day and hour of the start; where the act bears another hour than the clock here, the one that counts first.
fn start_in_words(plan: &Plan<'_>) -> Sentence {
    let here = instant(plan.begins_here());
    match (plan.start.assumed, plan.start.elsewhere.map(instant)) {
        (Assumed::Midnight, _) => day(plan.start.day),
        (_, None) => here,
        (_, Some(act)) if plan.is_from_hour_to_hour() => Sentence::new(
            format!("{}, soit {} à l'heure de l'acte", here.fr, act.fr),
            format!("{}, which is {} on the document", here.en, act.en),
        ),
        (_, Some(act)) => Sentence::new(
            format!("{}, à l'heure de l'acte", act.fr),
            format!("{}, as the document says", act.en),
        ),
    }
}
