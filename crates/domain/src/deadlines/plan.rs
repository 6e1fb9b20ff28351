//! What is to be counted, once the rule is chosen: both computations read the same plan.

use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, Zoned};

use super::facts::{LegalAidFacts, in_range};
use super::{DeadlineError, Request, Residence, Sentence, Start};
use crate::holidays::Zone;
use crate::law::{Distance, Law, LegalAid, Mode, Phase, Rule, Selection, Unit};

/// How many days after notification legal aid before the CNDA may be asked for and still suspend.
///
/// Source: art. 9-4 of law n° 91-647; CE, 13 November 2023, n° 467595 (not franc).
pub(super) const CNDA_LEGAL_AID_DAYS: u16 = 15;

/// How many days after the notification of its decision legal aid lets the delay run again.
///
/// Source: art. 43 of decree n° 2020-1717; CE, 10 June 2020, n° 422471.
pub(super) const RESTART_DAYS: u16 = 15;

/// A chosen rule and everything needed to count with it.
pub(super) struct Plan<'law> {
    pub rule: &'law Rule,
    pub zone: Zone,
    pub tz: TimeZone,
    pub start: Moment,
    pub what: What<'law>,
}

/// The beginning of the delay, resolved.
pub(super) struct Moment {
    /// The instant; midnight when only the day is known.
    pub instant: Timestamp,
    /// The day in the zone of the computation.
    pub day: Date,
    /// What was taken for granted to know the instant.
    pub assumed: Assumed,
}

/// How sure the instant of a start is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Assumed {
    Nothing,
    Midnight,
    FirstOfTwo,
    BeforeTheGap,
}

/// A length in days or months.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    pub amount: u16,
    pub months: bool,
}

/// How a delay in days or months is counted.
#[derive(Clone, Copy)]
pub(super) struct Count {
    pub length: Length,
    pub franc: bool,
    pub alt_franc: bool,
    pub report: bool,
    /// Months of distance in the legal deadline.
    pub distance: u16,
    /// Months of distance in the prudent date.
    pub distance_safe: u16,
    /// Whether there is a prudent date.
    pub has_safe: bool,
    /// Whether the end is a date to know.
    pub is_information: bool,
}

/// What is counted.
pub(super) enum What<'law> {
    Span(Count),
    Hours {
        hours: u16,
        report: bool,
    },
    Slices {
        days: u16,
    },
    Silence(Length),
    WorkingDays(u16),
    Before(u16),
    Remaining {
        base: &'law Rule,
        requested: Date,
        latest: Date,
    },
    Restart {
        base: &'law Rule,
        count: Count,
        notified: Date,
        designated: Option<Date>,
    },
}

/// A plan, or the reason why a person must enter the date.
pub(super) enum Made<'law> {
    Plan(Plan<'law>),
    Manual(Sentence),
}

pub(super) fn make<'law>(
    law: &'law Law,
    rule: &'law Rule,
    request: &Request,
) -> Result<Made<'law>, DeadlineError> {
    let tz = time_zone(request)?;
    let start = moment(request.start, &tz)?;
    let what = match rule.mode {
        Mode::MonthsFranc | Mode::DaysFranc | Mode::DaysNonFranc | Mode::MonthsNonFranc => {
            What::Span(count(rule, request))
        }
        Mode::Hours => What::Hours {
            hours: rule.amount,
            report: false,
        },
        Mode::HoursReport642 => What::Hours {
            hours: rule.amount,
            report: rule.report_642,
        },
        Mode::DaysX24h => What::Slices { days: rule.amount },
        Mode::SilenceMonths | Mode::SilenceDays => What::Silence(length(rule)),
        Mode::DaysOuvres => What::WorkingDays(rule.amount),
        Mode::DaysBefore => What::Before(rule.amount),
        Mode::CndaRemaining => match remaining(law, rule, request, start.day)? {
            Ok(what) => what,
            Err(reason) => return Ok(Made::Manual(reason)),
        },
        Mode::AjInterruption => match restart(law, rule, request, start.day)? {
            Ok(what) => what,
            Err(reason) => return Ok(Made::Manual(reason)),
        },
    };
    Ok(Made::Plan(Plan {
        rule,
        zone: request.zone,
        tz,
        start,
        what,
    }))
}

fn time_zone(request: &Request) -> Result<TimeZone, DeadlineError> {
    let name = request
        .time_zone
        .as_deref()
        .unwrap_or_else(|| request.zone.time_zone_name());
    TimeZone::get(name).map_err(|_| DeadlineError::UnknownTimeZone(name.to_owned()))
}

/// Resolves a start to an instant; where a wall time is ambiguous the earlier reading is the prudent one.
fn moment(start: Start, tz: &TimeZone) -> Result<Moment, DeadlineError> {
    let (zoned, assumed) = match start {
        Start::At(instant) => (instant.to_zoned(tz.clone()), Assumed::Nothing),
        Start::On(day) => (in_range(day)?.to_zoned(tz.clone())?, Assumed::Midnight),
        Start::Local(local) => {
            in_range(local.date())?;
            wall(local, tz)?
        }
    };
    let day = match start {
        Start::On(day) => day,
        _ => zoned.date(),
    };
    Ok(Moment {
        instant: zoned.timestamp(),
        day: in_range(day)?,
        assumed,
    })
}

fn wall(local: DateTime, tz: &TimeZone) -> Result<(Zoned, Assumed), DeadlineError> {
    let ambiguous = tz.to_ambiguous_zoned(local);
    let assumed = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => Assumed::Nothing,
        AmbiguousOffset::Fold { .. } => Assumed::FirstOfTwo,
        AmbiguousOffset::Gap { .. } => Assumed::BeforeTheGap,
    };
    Ok((ambiguous.earlier()?, assumed))
}

fn length(rule: &Rule) -> Length {
    Length {
        amount: rule.amount,
        months: rule.unit == Unit::Months,
    }
}

fn count(rule: &Rule, request: &Request) -> Count {
    let (distance, distance_safe) = distance_months(rule.distance, request);
    let is_information = rule.phase == Phase::Information;
    Count {
        length: length(rule),
        franc: rule.franc,
        alt_franc: rule.alt_franc,
        report: rule.report_642,
        distance,
        distance_safe,
        has_safe: !is_information,
        is_information,
    }
}

/// The months added for distance, in the legal deadline and in the prudent date.
///
/// Before an overseas court nothing is added: somebody who lives in the same territory has no
/// extension, and whether the person lives in another one is not known here. A warning says so.
/// Source: R. 421-7 and R. 811-5 CJA.
fn distance_months(distance: Distance, request: &Request) -> (u16, u16) {
    let months = match (distance, request.residence) {
        (Distance::R421_7 | Distance::R811_5, Residence::OutreMer | Residence::Guyane) => {
            u16::from(!request.zone.is_overseas())
        }
        (Distance::R421_7 | Distance::R811_5, Residence::Etranger) => 2,
        (Distance::CndaOverseas, Residence::OutreMer) => u16::from(request.zone != Zone::Guyane),
        _ => 0,
    };
    (
        months,
        if distance == Distance::CndaOverseas {
            0
        } else {
            months
        },
    )
}

/// The rest of the month before the CNDA after a decision on legal aid.
fn remaining<'law>(
    law: &'law Law,
    rule: &'law Rule,
    request: &Request,
    notified: Date,
) -> Result<Result<What<'law>, Sentence>, DeadlineError> {
    let aid = &request.legal_aid;
    let requested = needed(rule, aid.requested, "the day legal aid was asked for")?;
    let latest = aid.notified_applicant.max(aid.notified_lawyer);
    let latest = needed(
        rule,
        latest,
        "the day the decision on legal aid was notified",
    )?;
    let family = if aid.base_family.is_empty() {
        "cnda-recours"
    } else {
        &aid.base_family
    };
    let Selection::One(base) = law.select(family, &aid.base_variant, request.decided) else {
        return Ok(Err(Sentence::new(
            "Aucune version du délai suspendu ne couvre la date : saisie manuelle.",
            "No version of the suspended delay covers the date: enter it by hand.",
        )));
    };
    let last = notified.saturating_add(jiff::Span::new().days(CNDA_LEGAL_AID_DAYS));
    if requested < notified || requested > last {
        return Ok(Err(Sentence::new(
            format!(
                "L'aide juridictionnelle demandée le {requested} ne l'a pas été dans les {CNDA_LEGAL_AID_DAYS} jours de la notification du {notified} : elle ne suspend pas le délai. Saisie manuelle."
            ),
            format!(
                "Legal aid was asked for on {requested}, not within {CNDA_LEGAL_AID_DAYS} days of the notification of {notified}: it does not suspend the delay. Enter the date by hand."
            ),
        )));
    }
    if latest < requested {
        return Ok(Err(backwards()));
    }
    Ok(Ok(What::Remaining {
        base,
        requested,
        latest,
    }))
}

/// The whole delay again after a decision on legal aid.
fn restart<'law>(
    law: &'law Law,
    rule: &'law Rule,
    request: &Request,
    notified: Date,
) -> Result<Result<What<'law>, Sentence>, DeadlineError> {
    let aid = &request.legal_aid;
    let requested = needed(rule, aid.requested, "the day legal aid was asked for")?;
    let decision = needed(
        rule,
        aid.notified_applicant,
        "the day the decision on legal aid was notified",
    )?;
    if let Some(day) = aid.lawyer_designated {
        in_range(day)?;
    }
    let base = match law.select(&aid.base_family, &aid.base_variant, request.decided) {
        Selection::One(base) => base,
        Selection::AskVariant(rivals) => shortest(rivals).unwrap_or(rule),
        Selection::None => return Ok(Err(no_base(aid))),
    };
    let spans = matches!(
        base.mode,
        Mode::MonthsFranc | Mode::DaysFranc | Mode::DaysNonFranc | Mode::MonthsNonFranc
    );
    if base.legal_aid != LegalAid::Interrupts || !spans {
        return Ok(Err(Sentence::new(
            format!(
                "L'aide juridictionnelle n'interrompt pas le délai « {} » (effet : {}) : le délai initial continue. Saisie manuelle.",
                base.id, base.legal_aid
            ),
            format!(
                "Legal aid does not interrupt the delay \"{}\" (effect: {}): the first delay goes on. Enter the date by hand.",
                base.id, base.legal_aid
            ),
        )));
    }
    let count = Count {
        has_safe: true,
        ..count(base, request)
    };
    let first = super::arithmetic::span_end(&count, notified, request.zone)?;
    if requested < notified || requested > first {
        return Ok(Err(Sentence::new(
            format!(
                "L'aide juridictionnelle demandée le {requested} ne l'a pas été dans le délai, du {notified} au {first} : elle ne l'interrompt pas. Saisie manuelle."
            ),
            format!(
                "Legal aid was asked for on {requested}, outside the delay from {notified} to {first}: it does not interrupt it. Enter the date by hand."
            ),
        )));
    }
    if decision < requested {
        return Ok(Err(backwards()));
    }
    Ok(Ok(What::Restart {
        base,
        count,
        notified: decision,
        designated: aid.lawyer_designated,
    }))
}

/// Of several variants the one with the shortest length, for prudence.
fn shortest(rivals: Vec<&Rule>) -> Option<&Rule> {
    rivals
        .into_iter()
        .min_by_key(|rule| u32::from(rule.amount) * if rule.unit == Unit::Months { 30 } else { 1 })
}

fn needed(rule: &Rule, fact: Option<Date>, name: &'static str) -> Result<Date, DeadlineError> {
    in_range(fact.ok_or_else(|| DeadlineError::MissingFact {
        rule: rule.id.clone(),
        fact: name,
    })?)
}

fn no_base(aid: &LegalAidFacts) -> Sentence {
    Sentence::new(
        format!(
            "Aucune règle en vigueur pour le délai interrompu « {} » : saisie manuelle.",
            aid.base_family
        ),
        format!(
            "No rule in force for the interrupted delay \"{}\": enter the date by hand.",
            aid.base_family
        ),
    )
}

fn backwards() -> Sentence {
    Sentence::new(
        "La décision sur l'aide juridictionnelle précède sa demande : dates à vérifier, saisie manuelle.",
        "The decision on legal aid comes before the request: check the dates, enter the deadline by hand.",
    )
}
