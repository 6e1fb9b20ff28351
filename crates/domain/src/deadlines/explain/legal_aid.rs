//! The steps of the two rules about legal aid.

use jiff::civil::Date;

use super::counting::{last_useful, moved};
use super::step;
use crate::deadlines::plan::{Length, Plan, RESTART_DAYS};
use crate::deadlines::words::{day, days_left, length};
use crate::deadlines::{Dates, Step, StepKind};
use crate::law::{Rule, Unit};

/// What is left of a suspended delay.
pub(super) fn remaining(
    plan: &Plan<'_>,
    base: &Rule,
    requested: Date,
    latest: Date,
    dates: &Dates,
    steps: &mut Vec<Step>,
) {
    let Some(reached) = dates.reached else { return };
    let left = days_left(dates);
    let (asked, known, end) = (day(requested), day(latest), day(reached));
    let whole = length(Length {
        amount: base.amount,
        months: base.unit == Unit::Months,
    });
    let suspended = step(
        StepKind::LegalAid,
        Some(requested),
        format!(
            "Aide juridictionnelle demandée le {} : le délai de {} est suspendu, il reste {}.",
            asked.fr, whole.fr, left.fr
        ),
        format!(
            "Legal aid asked for on {}: the delay of {} stops, with {} left.",
            asked.en, whole.en, left.en
        ),
    );
    steps.push(suspended.by("art. 9-4 de la loi n° 91-647 ; CE, 13 novembre 2023, n° 467595"));
    let resumed = step(
        StepKind::Count,
        Some(reached),
        format!(
            "Reprise à la plus tardive des notifications du BAJ, {} ; {} : {}.",
            known.fr, left.fr, end.fr
        ),
        format!(
            "It goes on from the later notification of the legal-aid office, {}; {}: {}.",
            known.en, left.en, end.en
        ),
    );
    steps.push(resumed.by("CAA Toulouse, 6 avril 2023, n° 22TL00387"));
    let useful = last_useful(reached, true, steps);
    steps.push(moved(plan, useful, plan.rule.report_642));
}

/// From when an interrupted delay runs again.
pub(super) fn restarted(
    base: &Rule,
    notified: Date,
    designated: Option<Date>,
    dates: &Dates,
) -> Step {
    let again = dates.restart.unwrap_or(notified);
    let (known, from, id) = (day(notified), day(again), &base.id);
    let (named_fr, named_en) = designated.map(day).map_or_else(Default::default, |named| {
        (
            format!(" ; désignation le {}", named.fr),
            format!("; lawyer designated on {}", named.en),
        )
    });
    let text = step(
        StepKind::LegalAid,
        Some(again),
        format!(
            "Délai {id} interrompu par l'aide juridictionnelle. Décision du BAJ notifiée le {}, plus {RESTART_DAYS} jours{named_fr} : nouveau délai depuis le {}.",
            known.fr, from.fr
        ),
        format!(
            "Delay {id} interrupted by legal aid. Decision of the legal-aid office notified on {}, plus {RESTART_DAYS} days{named_en}: a new delay runs from {}.",
            known.en, from.en
        ),
    );
    text.by("art. 43 du décret n° 2020-1717 ; CE, 10 juin 2020, n° 422471")
}
