//! The steps of a computation in words, so that a lawyer can check each of them.

use jiff::Zoned;
use jiff::civil::Date;

use super::plan::{Assumed, Count, Length, Plan, RESTART_DAYS, What};
use super::words::{closed_because, day, instant, length};
use super::{Dates, Request, Sentence, Step, StepKind};
use crate::holidays::is_working_day;
use crate::law::{Law, Rule, Unit, VersionKey};

/// Why nothing is computed when no version covers the date.
pub(super) fn no_version(law: &Law, request: &Request) -> Sentence {
    let versions: Vec<&str> = law
        .family(&request.family)
        .iter()
        .map(|rule| rule.id.as_str())
        .collect();
    let on = day(request.decided);
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
        What::Span(count) => span(plan, count, dates, &mut steps),
        What::Hours { hours, report } => hours_on(plan, *hours, *report, dates, &mut steps),
        What::Slices { days } => steps.push(step(
            StepKind::Count,
            dates.reached,
            format!("{days} fois 24 heures, à la même heure murale, jamais reporté."),
            format!("{days} times 24 hours, at the same time of day, never moved."),
        )),
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
            ));
        }
        What::WorkingDays(amount) => steps.push(step(
            StepKind::Count,
            dates.date,
            format!("{amount} jours ouvrés, sans samedi, dimanche ni jour férié."),
            format!("{amount} working days, without Saturdays, Sundays and public holidays."),
        )),
        What::Before(amount) => steps.push(step(
            StepKind::Count,
            dates.date,
            format!("{amount} jours avant, à rebours, sans report."),
            format!("{amount} days before, counted back, never moved."),
        )),
        What::Remaining {
            base,
            requested,
            latest,
        } => remaining(plan, base, *requested, *latest, dates, &mut steps),
        What::Restart {
            base,
            count,
            notified,
            designated,
        } => {
            steps.push(restarted(base, *notified, *designated, dates));
            span(plan, count, dates, &mut steps);
        }
    }
    steps.extend(conclusion(plan, dates));
    steps
}

fn step(kind: StepKind, day: Option<Date>, fr: String, en: String) -> Step {
    Step {
        kind,
        day,
        text: Sentence::new(fr, en),
    }
}

fn chosen(rule: &Rule) -> Step {
    let (key_fr, key_en) = key(rule.version_key);
    let from = day(rule.valid_from);
    let until = rule.valid_to.map(day);
    step(
        StepKind::Rule,
        Some(rule.valid_from),
        format!(
            "Règle {} : {} Version du {}{}, choisie sur {key_fr}. Base : {}.",
            rule.id,
            sentence(&rule.situation),
            from.fr,
            until.as_ref().map_or_else(
                || ", toujours ouverte".to_owned(),
                |last| format!(" au {}", last.fr)
            ),
            rule.legal_basis.join(" ; "),
        ),
        format!(
            "Rule {}: {} Version from {}{}, chosen by {key_en}. Basis: {}.",
            rule.id,
            sentence(&rule.situation),
            from.en,
            until.as_ref().map_or_else(
                || ", still open".to_owned(),
                |last| format!(" to {}", last.en)
            ),
            rule.legal_basis.join("; "),
        ),
    )
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
    let event = plan.rule.start_event.replace('_', " ");
    let at = match plan.start.assumed {
        Assumed::Midnight => day(plan.start.day),
        _ => instant(&plan.start.instant.to_zoned(plan.tz.clone())),
    };
    step(
        StepKind::Start,
        Some(plan.start.day),
        format!(
            "Départ ({event}) : {}. Le jour de départ ne compte pas.",
            at.fr
        ),
        format!(
            "Start ({event}): {}. The day of the start does not count.",
            at.en
        ),
    )
}

fn span(plan: &Plan<'_>, count: &Count, dates: &Dates, steps: &mut Vec<Step>) {
    let Some(reached) = dates.reached else { return };
    if count.distance > 0 {
        steps.push(distance(plan.rule, count));
    }
    steps.push(counted(
        count,
        dates.restart.unwrap_or(plan.start.day),
        reached,
    ));
    let useful = if count.franc {
        reached.tomorrow().unwrap_or(reached)
    } else {
        reached
    };
    steps.push(if count.franc {
        let last = day(useful);
        step(
            StepKind::Franc,
            Some(useful),
            format!(
                "Délai franc : le dernier jour utile est le lendemain, {}.",
                last.fr
            ),
            format!(
                "Franc delay: the last useful day is the next one, {}.",
                last.en
            ),
        )
    } else {
        step(
            StepKind::Franc,
            Some(useful),
            "Délai non franc : ce jour est le dernier.".to_owned(),
            "Not a franc delay: this day is the last one.".to_owned(),
        )
    });
    steps.push(moved(plan, useful, count.report));
}

fn distance(rule: &Rule, count: &Count) -> Step {
    step(
        StepKind::Distance,
        None,
        format!(
            "Délai de distance : {} mois de plus ({}).",
            count.distance, rule.distance
        ),
        format!(
            "Extension for distance: {} more month(s) ({}).",
            count.distance, rule.distance
        ),
    )
}

fn counted(count: &Count, from: Date, reached: Date) -> Step {
    let whole = Length {
        amount: count.length.amount
            + if count.length.months {
                count.distance
            } else {
                0
            },
        months: count.length.months,
    };
    let (amount, end) = (length(whole), day(reached));
    let shortened = count.length.months && reached.day() != from.day();
    let (how_fr, how_en) = match (whole.months, shortened) {
        (true, true) => (
            format!(
                " de quantième à quantième ; le {} n'existe pas ce mois-là, donc le dernier jour",
                from.day()
            ),
            format!(
                " from day to same day; the {} does not exist in that month, so its last day",
                from.day()
            ),
        ),
        (true, false) => (
            " de quantième à quantième".to_owned(),
            " from day to same day of the month".to_owned(),
        ),
        (false, _) => (" calendaires".to_owned(), " of the calendar".to_owned()),
    };
    step(
        StepKind::Count,
        Some(reached),
        format!("{}{how_fr} : {}.", amount.fr, end.fr),
        format!("{}{how_en}: {}.", amount.en, end.en),
    )
}

/// The step about moving to the next working day.
fn moved(plan: &Plan<'_>, useful: Date, report: bool) -> Step {
    let (at, why) = (day(useful), closed_because(useful, plan.zone));
    let note = if plan.rule.report_note.is_empty() {
        String::new()
    } else {
        format!(" {}.", plan.rule.report_note)
    };
    let open = is_working_day(useful, plan.zone);
    let to = crate::holidays::working_day_from(useful, plan.zone).unwrap_or(useful);
    let (to_fr, to_en) = (day(to).fr, day(to).en);
    let (fr, en) = match (report, open) {
        (true, true) => (
            format!("Le {} est ouvrable : pas de report.", at.fr),
            format!("{} is a working day: not moved.", at.en),
        ),
        (true, false) => (
            format!(
                "Le {} n'est pas ouvrable ({}) : report au {to_fr} (art. 642 CPC).",
                at.fr, why.fr
            ),
            format!(
                "{} is not a working day ({}): moved to {to_en} (art. 642 CPC).",
                at.en, why.en
            ),
        ),
        (false, _) => (
            format!("Ce délai n'est pas reporté au jour ouvrable.{note}"),
            "This delay is never moved to a working day.".to_owned(),
        ),
    };
    step(
        StepKind::Roll,
        Some(if report { to } else { useful }),
        fr,
        en,
    )
}

fn hours_on(plan: &Plan<'_>, hours: u16, report: bool, dates: &Dates, steps: &mut Vec<Step>) {
    let Some(reached) = dates.reached else { return };
    steps.push(step(
        StepKind::Count,
        Some(reached),
        format!("{hours} heures d'heure à heure, en temps réellement écoulé, nuits, dimanches et fêtes compris."),
        format!("{hours} hours from hour to hour in elapsed time, nights, Sundays and holidays included."),
    ));
    steps.push(moved(plan, reached, report));
}

fn remaining(
    plan: &Plan<'_>,
    base: &Rule,
    requested: Date,
    latest: Date,
    dates: &Dates,
    steps: &mut Vec<Step>,
) {
    let Some(reached) = dates.reached else { return };
    let left = dates.remaining_days.unwrap_or_default();
    let (asked, known, end) = (day(requested), day(latest), day(reached));
    let whole = length(Length {
        amount: base.amount,
        months: base.unit == Unit::Months,
    });
    steps.push(step(
        StepKind::LegalAid,
        Some(requested),
        format!("Aide juridictionnelle demandée le {} : le délai de {} est suspendu, il reste {left} jours.", asked.fr, whole.fr),
        format!("Legal aid asked for on {}: the delay of {} stops, {left} days are left.", asked.en, whole.en),
    ));
    steps.push(step(
        StepKind::Count,
        Some(reached),
        format!(
            "Reprise à la plus tardive des notifications du BAJ, {} ; {left} jours : {}.",
            known.fr, end.fr
        ),
        format!(
            "It goes on from the later notification of the legal-aid office, {}; {left} days: {}.",
            known.en, end.en
        ),
    ));
    let useful = reached.tomorrow().unwrap_or(reached);
    let last = day(useful);
    steps.push(step(
        StepKind::Franc,
        Some(useful),
        format!(
            "Délai franc : le dernier jour utile est le lendemain, {}.",
            last.fr
        ),
        format!(
            "Franc delay: the last useful day is the next one, {}.",
            last.en
        ),
    ));
    steps.push(moved(plan, useful, plan.rule.report_642));
}

fn restarted(base: &Rule, notified: Date, designated: Option<Date>, dates: &Dates) -> Step {
    let again = dates.restart.unwrap_or(notified);
    let (known, from) = (day(notified), day(again));
    let named = designated.map(day);
    step(
        StepKind::LegalAid,
        Some(again),
        format!(
            "Délai {} interrompu par l'aide juridictionnelle. Décision du BAJ notifiée le {}, plus {RESTART_DAYS} jours{} : nouveau délai depuis le {}.",
            base.id,
            known.fr,
            named
                .as_ref()
                .map_or_else(String::new, |day| format!(" ; désignation le {}", day.fr)),
            from.fr
        ),
        format!(
            "Delay {} interrupted by legal aid. Decision of the legal-aid office notified on {}, plus {RESTART_DAYS} days{}: a new delay runs from {}.",
            base.id,
            known.en,
            named.as_ref().map_or_else(String::new, |day| format!(
                "; lawyer designated on {}",
                day.en
            )),
            from.en
        ),
    )
}

/// What the person must remember.
fn conclusion(plan: &Plan<'_>, dates: &Dates) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut add = |kind, at: &Option<Zoned>, fr: &str, en: &str| {
        if let Some(at) = at {
            let words = instant(at);
            steps.push(step(
                kind,
                Some(at.date()),
                format!("{fr} : {}.", words.fr),
                format!("{en}: {}.", words.en),
            ));
        }
    };
    add(
        StepKind::Due,
        &dates.due,
        "Échéance légale",
        "Legal deadline",
    );
    let (safe_fr, safe_en) = safe_reason(plan);
    add(StepKind::Safe, &dates.due_safe, safe_fr, safe_en);
    add(
        StepKind::IfFranc,
        &dates.due_if_franc,
        "Si le délai était franc",
        "If the delay were franc",
    );
    if let Some(date) = dates.date {
        let on = day(date);
        let text = match plan.what {
            What::Silence(_) => (
                format!("Naissance de la décision implicite : {}.", on.fr),
                format!("The implied decision is born on {}.", on.en),
            ),
            _ => (
                format!("Date à connaître : {}.", on.fr),
                format!("Date to know: {}.", on.en),
            ),
        };
        steps.push(step(StepKind::Date, Some(date), text.0, text.1));
    }
    steps
}

const fn safe_reason(plan: &Plan<'_>) -> (&'static str, &'static str) {
    match plan.what {
        What::Hours { report: true, .. } => (
            "Date prudente, l'instant non reporté",
            "Prudent date, the instant as it is",
        ),
        What::Hours { .. } | What::Slices { .. } => (
            "Date prudente, le plus tôt du temps écoulé et de la même heure murale",
            "Prudent date, the earlier of elapsed time and the same time of day",
        ),
        What::Restart { .. } => (
            "Date prudente, comptée dès la décision du BAJ ou la désignation, non franche, sans report, ramenée au jour ouvrable précédent",
            "Prudent date, counted from the legal-aid decision or the designation, not franc, not moved later, back to the working day before",
        ),
        _ => (
            "Date prudente, non franche, sans report, ramenée au jour ouvrable précédent",
            "Prudent date, not franc, not moved later, back to the working day before",
        ),
    }
}
