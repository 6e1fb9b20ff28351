//! The dates to remember.

use jiff::Zoned;

use super::step;
use crate::deadlines::plan::{Plan, What};
use crate::deadlines::words::{day, instant};
use crate::deadlines::{Dates, Step, StepKind};
use crate::law::Nature;

/// The convention behind prudent dates: no text orders them.
const PRUDENCE: &str = "convention de prudence, pas une règle de droit";

/// The last steps: the legal deadline, the prudent date, the disputed one, or the date to know.
pub(super) fn steps(plan: &Plan<'_>, dates: &Dates) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut add = |kind, at: &Option<Zoned>, fr: &str, en: &str, source: &str| {
        if let Some(at) = at {
            let words = instant(at.datetime());
            let (fr, en) = (
                format!("{fr} : {}.", words.fr),
                format!("{en}: {}.", words.en),
            );
            steps.push(step(kind, Some(at.date()), fr, en).by(source));
        }
    };
    let (due_fr, due_en) = match (plan.rule.nature(), &plan.what) {
        (Nature::SetByLetter, _) => (
            "Fin du délai usuel, non légal (celui que fixe la lettre le remplace)",
            "End of the usual delay, set by no law (the one in the letter takes its place)",
        ),
        (Nature::OuterBound, _) => (
            "Borne indicative, jamais une échéance de travail",
            "Outer bound for information, never a date to work towards",
        ),
        (Nature::Legal, What::Span(count)) if count.is_information => {
            ("Fin du délai", "End of the delay")
        }
        (Nature::Legal, _) => ("Échéance légale", "Legal deadline"),
    };
    add(StepKind::Due, &dates.due, due_fr, due_en, "");
    let (safe_fr, safe_en) = safe_reason(plan);
    add(StepKind::Safe, &dates.due_safe, safe_fr, safe_en, PRUDENCE);
    let note = &plan.rule.report_note;
    add(
        StepKind::IfFranc,
        &dates.due_if_franc,
        "Si le délai était franc",
        "If the delay were franc",
        note,
    );
    if let Some(date) = dates.date {
        let on = day(date);
        let (fr, en) = match plan.what {
            What::Silence(_) => (
                "Naissance de la décision implicite",
                "Birth of the implied decision",
            ),
            _ => ("Date à connaître", "Date to know"),
        };
        steps.push(step(
            StepKind::Date,
            Some(date),
            format!("{fr} : {}.", on.fr),
            format!("{en}: {}.", on.en),
        ));
    }
    steps
}

fn safe_reason(plan: &Plan<'_>) -> (&'static str, &'static str) {
    if plan.rule.nature() == Nature::OuterBound {
        return (
            "La même borne, ramenée au jour ouvrable précédent, à titre indicatif elle aussi",
            "The same bound, back to the working day before, for information too",
        );
    }
    match plan.what {
        What::Hours { report: true, .. } => (
            "Date prudente, l'heure non reportée, le plus tôt du temps écoulé et de la même heure murale",
            "Prudent date, the hour as it is, the earlier of elapsed time and the same time of day",
        ),
        What::Hours { .. } | What::Slices { .. } => (
            "Date prudente, le plus tôt du temps écoulé et de la même heure murale",
            "Prudent date, the earlier of elapsed time and the same time of day",
        ),
        What::Restart { .. } => (
            "Date prudente, comptée dès la décision du BAJ ou la désignation, non franche, sans report, ramenée au jour ouvrable précédent",
            "Prudent date, counted from the legal-aid decision or the designation, not franc, not moved later, back to the working day before",
        ),
        What::Span(count) if count.leaves_distance_out() => (
            "Date prudente, sans le mois de distance, dont le texte est à vérifier, non franche, sans report, ramenée au jour ouvrable précédent",
            "Prudent date, without the month for distance, whose text must be checked, not franc, not moved later, back to the working day before",
        ),
        _ => (
            "Date prudente, non franche, sans report, ramenée au jour ouvrable précédent",
            "Prudent date, not franc, not moved later, back to the working day before",
        ),
    }
}
