//! The computation in a few short lines beside the date; the steps have every word.

use jiff::Zoned;
use jiff::civil::Date;

use crate::deadlines::plan::{Assumed, Count, Length, Plan, What};
use crate::deadlines::words::{clock, date, days_left, length, short};
use crate::deadlines::{Brief, Dates, Sentence};
use crate::holidays::is_working_day;
use crate::law::{Nature, Rule};

/// Three to five lines: from when, how long, where that leads, and the prudent date.
pub(in crate::deadlines) fn lines(plan: &Plan<'_>, dates: &Dates) -> Vec<Brief> {
    let mut lines = vec![begins(plan), delay(plan)];
    lines.extend(leads(plan, dates));
    lines.extend(prudent(plan, dates));
    lines
}

fn line(fr: String, en: String, source: impl Into<String>) -> Brief {
    Brief {
        text: Sentence::new(fr, en),
        source: source.into(),
    }
}

fn begins(plan: &Plan<'_>) -> Brief {
    let here = plan.begins_here();
    let at = match plan.start.elsewhere {
        Some(act) if !plan.is_from_hour_to_hour() => act,
        _ => here,
    };
    let on = short(at.date(), true);
    let (at_fr, at_en) = match plan.start.assumed {
        Assumed::Midnight => (on.fr, on.en),
        _ => {
            let time = clock(at.time());
            (
                format!("{} à {}", on.fr, time.fr),
                format!("{}, {}", on.en, time.en),
            )
        }
    };
    let (fr, en) = plan.first_rule().start_words();
    let (first_fr, first_en) = if plan.rule.mode.takes_its_length_elsewhere() {
        ("délai initial, ", "first delay, ")
    } else {
        ("", "")
    };
    line(
        format!("{} : **{at_fr}**", capital(&format!("{first_fr}{fr}"))),
        format!("{}: **{at_en}**", capital(&format!("{first_en}{en}"))),
        "",
    )
}

fn delay(plan: &Plan<'_>) -> Brief {
    let rule = plan.rule;
    let (fr, en) = rule.delay();
    let (how_fr, how_en) = match &plan.what {
        What::Span(count) if count.franc => (", délai franc", ", franc delay"),
        What::Span(_) => (", délai non franc", ", not franc"),
        What::Hours { .. } => (", d’heure à heure", ", from hour to hour"),
        What::Remaining { .. } => (", ce qui restait", ", what was left"),
        What::Restart { .. } => (", délai entier à nouveau", ", the whole delay again"),
        _ => ("", ""),
    };
    let (fr, en) = if rule.mode.takes_its_length_elsewhere() {
        (
            "reprise après aide juridictionnelle".to_owned(),
            "resumed after legal aid".to_owned(),
        )
    } else {
        (fr.replace(", franc", ""), en.replace(", franc", ""))
    };
    let from = date(rule.valid_from);
    line(
        format!("{}{how_fr}, texte du {}", capital(&fr), from.fr),
        format!("{}{how_en}, text of {}", capital(&en), from.en),
        articles(rule),
    )
}

/// The first two articles without the name of their code.
fn articles(rule: &Rule) -> String {
    let bare = |article: &String| {
        let cut = [" CESEDA", " CJA", " ("]
            .iter()
            .filter_map(|end| article.find(end))
            .min()
            .unwrap_or(article.len());
        article.get(..cut).unwrap_or(article).to_owned()
    };
    let two: Vec<String> = rule.legal_basis.iter().take(2).map(bare).collect();
    two.join(", ")
}

fn leads(plan: &Plan<'_>, dates: &Dates) -> Vec<Brief> {
    match &plan.what {
        What::Span(count) => span(plan, count, plan.start.day, dates)
            .into_iter()
            .collect(),
        What::Restart { count, .. } => {
            let again = dates.restart.unwrap_or(plan.start.day);
            let from = short(again, true);
            let mut lines = vec![line(
                format!("Interrompu, court à nouveau depuis le **{}**", from.fr),
                format!("Interrupted, runs again from **{}**", from.en),
                "art. 43 décret 2020-1717",
            )];
            lines.extend(span(plan, count, again, dates));
            lines
        }
        What::Remaining { latest, .. } => {
            let left = days_left(dates);
            let from = short(*latest, false);
            let mut lines = vec![line(
                format!("Suspendu, reste {}, repris le {}", left.fr, from.fr),
                format!("Suspended, {} left, resumed on {}", left.en, from.en),
                "art. 9-4 loi 91-647",
            )];
            let counted = Sentence::new(format!("+ {} : ", left.fr), format!("+ {}: ", left.en));
            lines.extend(legal(plan, dates, &counted, plan.rule.report_642, true));
            lines
        }
        What::Hours { hours, report } => dates
            .due
            .as_ref()
            .map(|due| {
                let at = moment(due);
                let moved = *report
                    && dates
                        .reached
                        .is_some_and(|day| !is_working_day(day, plan.zone));
                let (note_fr, note_en) = if moved {
                    (", non ouvrable", ", not a working day")
                } else if *report {
                    ("", "")
                } else {
                    (", jamais reporté", ", never moved")
                };
                line(
                    format!("+ {hours} heures écoulées{note_fr}, **légale {}**", at.fr),
                    format!("+ {hours} elapsed hours{note_en}, **legal {}**", at.en),
                    if *report { "art. 642 CPC" } else { "" },
                )
            })
            .into_iter()
            .collect(),
        What::Slices { days } => dates
            .due
            .as_ref()
            .map(|due| {
                let at = moment(due);
                line(
                    format!(
                        "+ {days} fois 24 heures, jamais reporté, **légale {}**",
                        at.fr
                    ),
                    format!("+ {days} times 24 hours, never moved, **legal {}**", at.en),
                    "",
                )
            })
            .into_iter()
            .collect(),
        What::Silence(_) => known(
            dates,
            "Décision implicite née le",
            "Implied decision on",
            "sans report",
        ),
        What::WorkingDays(_) => known(
            dates,
            "Jours ouvrés comptés, date :",
            "Working days counted:",
            "",
        ),
        What::Before(_) => known(
            dates,
            "À rebours, sans report :",
            "Counted back, never moved:",
            "",
        ),
    }
}

fn known(dates: &Dates, fr: &str, en: &str, source: &str) -> Vec<Brief> {
    dates
        .date
        .map(|day| {
            let on = short(day, true);
            line(
                format!("{fr} **{}**", on.fr),
                format!("{en} **{}**", on.en),
                source,
            )
        })
        .into_iter()
        .collect()
}

fn span(plan: &Plan<'_>, count: &Count, from: Date, dates: &Dates) -> Option<Brief> {
    let months = count.length.months;
    let whole = length(Length {
        amount: count.length.amount + if months { count.distance } else { 0 },
        months,
    });
    let start = if months {
        date_only(from)
    } else {
        Sentence::new(from.day().to_string(), from.day().to_string())
    };
    let far = if count.distance == 0 {
        ("", "")
    } else {
        (" avec la distance", " with distance")
    };
    let counted = Sentence::new(
        format!("{} + {}{} : ", start.fr, whole.fr, far.0),
        format!("{} + {}{}: ", start.en, whole.en, far.1),
    );
    legal(plan, dates, &counted, count.report, count.franc)
}

/// From the day the count reached to the legal date, in one line.
fn legal(
    plan: &Plan<'_>,
    dates: &Dates,
    counted: &Sentence,
    report: bool,
    franc: bool,
) -> Option<Brief> {
    let (reached, due) = (dates.reached?, dates.due.as_ref()?.date());
    let useful = if franc {
        reached.tomorrow().ok()?
    } else {
        reached
    };
    let (end, last, on) = (
        short(reached, false),
        short(useful, false),
        short(due, false),
    );
    let closed = !is_working_day(useful, plan.zone);
    let (franc_fr, franc_en) = if franc && useful != due {
        (
            format!(", franc {}", last.fr),
            format!(", franc {}", last.en),
        )
    } else if franc {
        (", franc".to_owned(), ", franc".to_owned())
    } else {
        Default::default()
    };
    let (move_fr, move_en) = match (report, closed) {
        (true, true) => (", non ouvrable", ", not a working day"),
        (false, true) => (", sans report", ", never moved"),
        (_, false) => ("", ""),
    };
    let (called_fr, called_en) = match plan.rule.nature() {
        Nature::Legal => ("légale", "legal"),
        Nature::SetByLetter => ("usuelle", "usual"),
        Nature::OuterBound => ("borne", "bound"),
    };
    let (fr, en) = if reached == due {
        (
            format!("**{called_fr} {}**{move_fr}", on.fr),
            format!("**{called_en} {}**{move_en}", on.en),
        )
    } else {
        (
            format!("{}{franc_fr}{move_fr}, **{called_fr} {}**", end.fr, on.fr),
            format!("{}{franc_en}{move_en}, **{called_en} {}**", end.en, on.en),
        )
    };
    let source = match (report && closed, reached == due) {
        (true, _) => "art. 642 CPC",
        (false, false) if franc => "délai franc",
        _ => "",
    };
    Some(line(
        format!("{}{fr}", counted.fr),
        format!("{}{en}", counted.en),
        source,
    ))
}

/// `31 janv.` / `31 Jan`.
fn date_only(day: Date) -> Sentence {
    let whole = short(day, false);
    let tail = |text: &str| {
        text.split_once(' ')
            .map_or(text, |(_, rest)| rest)
            .to_owned()
    };
    Sentence::new(tail(&whole.fr), tail(&whole.en))
}

fn prudent(plan: &Plan<'_>, dates: &Dates) -> Option<Brief> {
    let safe = dates.due_safe.as_ref()?;
    if plan.rule.nature() == Nature::OuterBound {
        return Some(line(
            "À titre indicatif, jamais une échéance de travail".to_owned(),
            "For information, never a date to work towards".to_owned(),
            "",
        ));
    }
    let (at_fr, at_en, why_fr, why_en) = match plan.what {
        What::Hours { report: true, .. } => {
            let at = moment(safe);
            (
                at.fr,
                at.en,
                "non reportée, le plus tôt du temps écoulé et de l’heure murale",
                "not moved, the earlier of elapsed and wall time",
            )
        }
        What::Hours { .. } | What::Slices { .. } => {
            let at = moment(safe);
            (
                at.fr,
                at.en,
                "le plus tôt du temps écoulé et de l’heure murale",
                "the earlier of elapsed and wall time",
            )
        }
        _ => {
            let on = short(safe.date(), false);
            let (fr, en) = match &plan.what {
                What::Span(count) if count.leaves_distance_out() => (
                    "sans la distance, non franc, sans report, jour ouvrable d’avant",
                    "without distance, not franc, not moved, working day before",
                ),
                _ => (
                    "non franc, sans report, jour ouvrable d’avant",
                    "not franc, not moved, working day before",
                ),
            };
            (on.fr, on.en, fr, en)
        }
    };
    Some(line(
        format!("Prudence : {why_fr}, **!{at_fr}**"),
        format!("Prudence: {why_en}, **!{at_en}**"),
        "convention",
    ))
}

fn moment(at: &Zoned) -> Sentence {
    let (on, time) = (short(at.date(), false), clock(at.time()));
    Sentence::new(
        format!("{} à {}", on.fr, time.fr),
        format!("{}, {}", on.en, time.en),
    )
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
