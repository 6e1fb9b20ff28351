//! What is to be counted, once the rule is chosen: both computations read the same plan.

mod legal_aid;

use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, Zoned};

use super::facts::in_range;
use super::{DeadlineError, Request, Residence, Sentence, Start};
use crate::holidays::Zone;
use crate::law::{Distance, Law, Mode, Phase, Rule, Unit};

pub(super) use legal_aid::RESTART_DAYS;

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
    /// The day that the act bears, from which delays in days and months run.
    pub day: Date,
    /// The day and time that the act bears, where the clock of the computation showed another.
    pub elsewhere: Option<DateTime>,
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

impl Count {
    /// Whether the extension for distance is too unsure for the prudent date.
    pub(super) const fn leaves_distance_out(&self) -> bool {
        self.distance_safe < self.distance
    }
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

impl Plan<'_> {
    /// Whether the delay runs from an instant and not from a day.
    pub(super) fn is_from_hour_to_hour(&self) -> bool {
        matches!(self.what, What::Hours { .. } | What::Slices { .. })
    }

    /// The start on the clock of the computation.
    pub(super) fn begins_here(&self) -> DateTime {
        self.tz.to_datetime(self.start.instant)
    }

    /// The rule of the delay that runs from the start: that of the first delay, where legal aid moved it.
    pub(super) fn first_rule(&self) -> &Rule {
        match self.what {
            What::Remaining { base, .. } | What::Restart { base, .. } => base,
            _ => self.rule,
        }
    }
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
    let start = moment(request, &tz)?;
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
        Mode::CndaRemaining => match legal_aid::remaining(law, rule, request, start.day)? {
            Ok(what) => what,
            Err(reason) => return Ok(Made::Manual(reason)),
        },
        Mode::AjInterruption => match legal_aid::restart(law, rule, request, start.day)? {
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
fn moment(request: &Request, tz: &TimeZone) -> Result<Moment, DeadlineError> {
    let (zoned, assumed) = match request.start {
        Start::At(instant) => (instant.to_zoned(tz.clone()), Assumed::Nothing),
        Start::On(day) => (in_range(day)?.to_zoned(tz.clone())?, Assumed::Midnight),
        Start::Local(local) => {
            in_range(local.date())?;
            wall(local, tz)?
        }
    };
    let day = match (request.start, request.written) {
        (Start::On(day), _) => day,
        (_, Some(written)) => written.date(),
        (_, None) => zoned.date(),
    };
    Ok(Moment {
        instant: zoned.timestamp(),
        day: in_range(day)?,
        elsewhere: request
            .written
            .filter(|&written| written != zoned.datetime()),
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
