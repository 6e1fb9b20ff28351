//! The second computation: a walk from day to day that shares no arithmetic with the first.
//!
//! Months are counted by passing their first days, weekdays and Easter are found without the
//! calendar's own functions, holidays are listed again, and local times are found by asking the time
//! zone what it shows at a candidate instant.

mod closed;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use closed::is_closed;

use super::plan::{Count, Length, Plan, RESTART_DAYS, What};
use super::{Dates, DeadlineError};
use crate::holidays::Zone;
use crate::law::Unit;

const HOUR: i64 = 3600;

/// The dates of a plan.
pub(super) fn dates(plan: &Plan<'_>) -> Result<Dates, DeadlineError> {
    let start = plan.start.day;
    let zone = plan.zone;
    Ok(match &plan.what {
        What::Span(count) => span(plan, count, start, start)?,
        What::Hours { hours, report } => hours_on(plan, *hours, *report)?,
        What::Slices { days } => slices(plan, *days)?,
        What::Silence(length) => known(walk(start, *length, 0)?),
        What::WorkingDays(amount) => {
            let (mut day, mut open) = (start, 0);
            while open < *amount {
                day = day.tomorrow()?;
                open += u16::from(!is_closed(day, zone));
            }
            known(day)
        }
        What::Before(amount) => {
            let mut day = start;
            for _ in 0..*amount {
                day = day.yesterday()?;
            }
            known(day)
        }
        What::Remaining {
            base,
            requested,
            latest,
        } => {
            let length = Length {
                amount: base.amount,
                months: base.unit == Unit::Months,
            };
            remaining(plan, walk(start, length, 0)?, *requested, *latest)?
        }
        What::Restart {
            count,
            notified,
            designated,
            ..
        } => {
            let mut again = days_on(*notified, RESTART_DAYS)?;
            let mut prudent = *notified;
            if let Some(late) = designated {
                while again < *late {
                    again = again.tomorrow()?;
                }
                while prudent < *late {
                    prudent = prudent.tomorrow()?;
                }
            }
            Dates {
                restart: Some(again),
                ..span(plan, count, again, prudent)?
            }
        }
    })
}

fn known(day: Date) -> Dates {
    Dates {
        date: Some(day),
        reached: Some(day),
        ..Dates::default()
    }
}

fn span(
    plan: &Plan<'_>,
    count: &Count,
    start: Date,
    prudent: Date,
) -> Result<Dates, DeadlineError> {
    let reached = walk(start, count.length, count.distance)?;
    let mut due = if count.franc {
        reached.tomorrow()?
    } else {
        reached
    };
    let mut franc = reached.tomorrow()?;
    if count.report {
        due = open_from(due, plan.zone)?;
        franc = open_from(franc, plan.zone)?;
    }
    let safe = open_until(walk(prudent, count.length, count.distance_safe)?, plan.zone)?;
    Ok(Dates {
        due: Some(last_second(due, &plan.tz)?),
        due_safe: if count.has_safe {
            Some(last_second(safe, &plan.tz)?)
        } else {
            None
        },
        due_if_franc: if count.alt_franc {
            Some(last_second(franc, &plan.tz)?)
        } else {
            None
        },
        date: if count.is_information {
            Some(due)
        } else {
            None
        },
        reached: Some(reached),
        ..Dates::default()
    })
}

fn hours_on(plan: &Plan<'_>, hours: u16, report: bool) -> Result<Dates, DeadlineError> {
    let elapsed = later(plan.start.instant, i64::from(hours) * HOUR)?;
    let shown = plan.tz.to_datetime(elapsed);
    let mut due = elapsed;
    if report && is_closed(shown.date(), plan.zone) {
        due = last_second(open_from(shown.date(), plan.zone)?, &plan.tz)?.timestamp();
    }
    let begun = plan.tz.to_datetime(plan.start.instant);
    // Whole days first, then the odd hours, on a clock that never changes.
    let mut day = days_on(begun.date(), hours / 24)?;
    let mut hour = i16::from(begun.hour()) + i16::try_from(hours % 24).unwrap_or_default();
    if hour >= 24 {
        day = day.tomorrow()?;
        hour -= 24;
    }
    let time = begun
        .time()
        .with()
        .hour(i8::try_from(hour).unwrap_or_default())
        .build()?;
    let safe = elapsed.min(showing(day, time, &plan.tz)?);
    let zoned = |instant: Timestamp| instant.to_zoned(plan.tz.clone());
    Ok(Dates {
        due: Some(zoned(due)),
        due_safe: Some(zoned(safe)),
        reached: Some(shown.date()),
        ..Dates::default()
    })
}

fn slices(plan: &Plan<'_>, days: u16) -> Result<Dates, DeadlineError> {
    let begun = plan.tz.to_datetime(plan.start.instant);
    let day = days_on(begun.date(), days)?;
    let due = showing(day, begun.time(), &plan.tz)?;
    let mut elapsed = plan.start.instant;
    for _ in 0..days {
        elapsed = later(elapsed, 24 * HOUR)?;
    }
    let zoned = |instant: Timestamp| instant.to_zoned(plan.tz.clone());
    let reached = plan.tz.to_datetime(due).date();
    Ok(Dates {
        due: Some(zoned(due)),
        due_safe: Some(zoned(due.min(elapsed))),
        reached: Some(reached),
        ..Dates::default()
    })
}

fn remaining(
    plan: &Plan<'_>,
    month_ends: Date,
    requested: Date,
    latest: Date,
) -> Result<Dates, DeadlineError> {
    let (mut left, mut day, mut reached) = (0, requested, latest);
    while day < month_ends {
        day = day.tomorrow()?;
        reached = reached.tomorrow()?;
        left += 1;
    }
    let mut due = reached.tomorrow()?;
    if plan.rule.report_642 {
        due = open_from(due, plan.zone)?;
    }
    Ok(Dates {
        due: Some(last_second(due, &plan.tz)?),
        due_safe: Some(last_second(open_until(reached, plan.zone)?, &plan.tz)?),
        reached: Some(reached),
        remaining_days: Some(left),
        ..Dates::default()
    })
}

/// Walks a length, and `distance` months more, in one go.
fn walk(start: Date, length: Length, distance: u16) -> Result<Date, DeadlineError> {
    let months = distance + if length.months { length.amount } else { 0 };
    let day = months_on(start, months)?;
    if length.months {
        Ok(day)
    } else {
        days_on(day, length.amount)
    }
}

fn days_on(start: Date, days: u16) -> Result<Date, DeadlineError> {
    let mut day = start;
    for _ in 0..days {
        day = day.tomorrow()?;
    }
    Ok(day)
}

/// Walks until `months` first days of a month were met, then on to the same day of the month or its last.
fn months_on(start: Date, months: u16) -> Result<Date, DeadlineError> {
    if months == 0 {
        return Ok(start);
    }
    let (mut day, mut met) = (start, 0);
    while met < months {
        day = day.tomorrow()?;
        met += u16::from(day.day() == 1);
    }
    while day.day() < start.day() {
        let next = day.tomorrow()?;
        if next.day() == 1 {
            break;
        }
        day = next;
    }
    Ok(day)
}

fn open_from(start: Date, zone: Zone) -> Result<Date, DeadlineError> {
    let mut day = start;
    while is_closed(day, zone) {
        day = day.tomorrow()?;
    }
    Ok(day)
}

fn open_until(start: Date, zone: Zone) -> Result<Date, DeadlineError> {
    let mut day = start;
    while is_closed(day, zone) {
        day = day.yesterday()?;
    }
    Ok(day)
}

fn later(instant: Timestamp, seconds: i64) -> Result<Timestamp, DeadlineError> {
    Ok(Timestamp::new(
        instant.as_second() + seconds,
        instant.subsec_nanosecond(),
    )?)
}

/// The last second of a day: one before the first of the next.
fn last_second(day: Date, tz: &TimeZone) -> Result<Zoned, DeadlineError> {
    let midnight = showing(day.tomorrow()?, Time::midnight(), tz)?;
    Ok(later(midnight, -1)?.to_zoned(tz.clone()))
}

/// The first instant at which the clock shows `day` and `time`; in a skipped hour, the instant at which a
/// clock that was not changed would show it.
fn showing(day: Date, time: Time, tz: &TimeZone) -> Result<Timestamp, DeadlineError> {
    let wanted = day.to_datetime(time);
    let as_utc = TimeZone::UTC.to_timestamp(wanted)?;
    let offset_at = |instant: Timestamp| i64::from(tz.to_offset(instant).seconds());
    // A zone keeps its offset for days, so the offsets a day before and a day after are the only candidates.
    let (before, after) = (
        offset_at(later(as_utc, -24 * HOUR)?),
        offset_at(later(as_utc, 24 * HOUR)?),
    );
    let candidates = [later(as_utc, -before)?, later(as_utc, -after)?];
    let shown = candidates
        .into_iter()
        .filter(|candidate| tz.to_datetime(*candidate) == wanted)
        .min();
    Ok(shown.unwrap_or(candidates[0]))
}
