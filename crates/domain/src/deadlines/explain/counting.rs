//! The steps of the count itself.

use jiff::civil::Date;

use super::step;
use crate::deadlines::plan::{Count, Length, Plan};
use crate::deadlines::words::{closed_because, day, length};
use crate::deadlines::{Dates, Step, StepKind};
use crate::holidays::{is_working_day, working_day_from};
use crate::law::Distance;

/// A count in days or months: distance, length, franc day, move to a working day.
pub(super) fn span(plan: &Plan<'_>, count: &Count, dates: &Dates, steps: &mut Vec<Step>) {
    let Some(reached) = dates.reached else { return };
    if count.distance > 0 {
        steps.push(distance(plan.rule.distance, count.distance));
    }
    steps.push(counted(
        count,
        dates.restart.unwrap_or(plan.start.day),
        reached,
    ));
    let useful = last_useful(reached, count.franc, steps);
    steps.push(moved(plan, useful, count.report));
}

/// A count in hours.
pub(super) fn hours_on(
    plan: &Plan<'_>,
    hours: u16,
    report: bool,
    dates: &Dates,
    steps: &mut Vec<Step>,
) {
    let Some(reached) = dates.reached else { return };
    steps.push(step(
        StepKind::Count,
        Some(reached),
        format!("{hours} heures d'heure à heure, en temps réellement écoulé, nuits, dimanches et fêtes compris."),
        format!("{hours} hours from hour to hour in elapsed time, nights, Sundays and holidays included."),
    ));
    steps.push(moved(plan, reached, report));
}

fn distance(rule: Distance, months: u16) -> Step {
    let source = match rule {
        Distance::R421_7 => "R. 421-7 CJA",
        Distance::R811_5 => "R. 811-5 CJA",
        Distance::CndaOverseas => {
            "page de l'OFPRA et jurisprudence de la CNDA, base textuelle à vérifier"
        }
        Distance::None | Distance::Excluded => "",
    };
    step(
        StepKind::Distance,
        None,
        format!("Délai de distance : {months} mois de plus."),
        format!("Extension for distance: {months} more month(s)."),
    )
    .by(source)
}

fn counted(count: &Count, from: Date, reached: Date) -> Step {
    let months = count.length.months;
    let distance = if months { count.distance } else { 0 };
    let amount = length(Length {
        amount: count.length.amount + distance,
        months,
    });
    let end = day(reached);
    let first = from.day();
    let (how_fr, how_en) = match (months, reached.day() == first) {
        (true, true) => (
            " de quantième à quantième".to_owned(),
            " from day to same day of the month".to_owned(),
        ),
        (true, false) => (
            format!(
                " de quantième à quantième ; le {first} n'existe pas ce mois-là, donc le dernier jour"
            ),
            format!(" from day to same day; that month has no {first}, so its last day"),
        ),
        (false, _) => (" calendaires".to_owned(), " of the calendar".to_owned()),
    };
    let source = if months {
        "art. 641 al. 2 CPC, par analogie"
    } else {
        ""
    };
    step(
        StepKind::Count,
        Some(reached),
        format!("{}{how_fr} : {}.", amount.fr, end.fr),
        format!("{}{how_en}: {}.", amount.en, end.en),
    )
    .by(source)
}

/// Says whether the day after the last counted one is useful, and answers the last useful day.
pub(super) fn last_useful(reached: Date, franc: bool, steps: &mut Vec<Step>) -> Date {
    let useful = if franc {
        reached.tomorrow().unwrap_or(reached)
    } else {
        reached
    };
    let last = day(useful);
    let (fr, en) = if franc {
        (
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
        (
            "Délai non franc : ce jour est le dernier.".to_owned(),
            "Not a franc delay: this day is the last one.".to_owned(),
        )
    };
    steps.push(step(StepKind::Franc, Some(useful), fr, en));
    useful
}

/// Says whether the last useful day moves to the next working day.
pub(super) fn moved(plan: &Plan<'_>, useful: Date, report: bool) -> Step {
    let to = working_day_from(useful, plan.zone).unwrap_or(useful);
    let (at, why, next) = (day(useful), closed_because(useful, plan.zone), day(to));
    let (fr, en) = match (report, is_working_day(useful, plan.zone)) {
        (true, true) => (
            format!("Le {} est ouvrable : pas de report.", at.fr),
            format!("{} is a working day: not moved.", at.en),
        ),
        (true, false) => (
            format!(
                "Le {} n'est pas ouvrable ({}) : report au {}.",
                at.fr, why.fr, next.fr
            ),
            format!(
                "{} is not a working day ({}): moved to {}.",
                at.en, why.en, next.en
            ),
        ),
        (false, _) => (
            "Ce délai n'est pas reporté au jour ouvrable.".to_owned(),
            "This delay is never moved to a working day.".to_owned(),
        ),
    };
    let note = &plan.rule.report_note;
    let source = match (report, note.contains("642")) {
        (false, _) | (true, true) => note.clone(),
        (true, false) if note.is_empty() => "art. 642 CPC".to_owned(),
        (true, false) => format!("art. 642 CPC ; {note}"),
    };
    step(
        StepKind::Roll,
        Some(if report { to } else { useful }),
        fr,
        en,
    )
    .by(source)
}
