//! The first computation: calendar arithmetic.

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Span, Timestamp, ToSpan, Zoned};

use super::plan::{Count, Length, Plan, RESTART_DAYS, What};
use super::{Dates, DeadlineError};
use crate::holidays::{Zone, is_working_day, working_day_from, working_day_until};
use crate::law::Unit;

/// The dates of a plan.
pub(super) fn dates(plan: &Plan<'_>) -> Result<Dates, DeadlineError> {
    match &plan.what {
        What::Span(count) => span(plan, count),
        What::Hours { hours, report } => hours_on(plan, *hours, *report),
        What::Slices { days } => slices(plan, *days),
        What::Silence(length) => Ok(on(after(plan.start.day, *length, 0)?)),
        What::WorkingDays(amount) => {
            Ok(on(working_days_after(plan.start.day, *amount, plan.zone)?))
        }
        What::Before(amount) => Ok(on(plan.start.day.checked_sub(i64::from(*amount).days())?)),
        What::Remaining {
            base,
            requested,
            latest,
        } => {
            let length = Length {
                amount: base.amount,
                months: base.unit == Unit::Months,
            };
            remaining(plan, after(plan.start.day, length, 0)?, *requested, *latest)
        }
        What::Restart {
            count,
            notified,
            designated,
            ..
        } => restart(plan, count, *notified, *designated),
    }
}

/// The last useful day of a count from `start`: franc and moved as the rule says.
pub(super) fn span_end(count: &Count, start: Date, zone: Zone) -> Result<Date, DeadlineError> {
    let reached = after(start, count.length, count.distance)?;
    finish(reached, count.franc, count.report, zone)
}

fn span(plan: &Plan<'_>, count: &Count) -> Result<Dates, DeadlineError> {
    let reached = after(plan.start.day, count.length, count.distance)?;
    let useful = finish(reached, count.franc, count.report, plan.zone)?;
    let safe = after(plan.start.day, count.length, count.distance_safe)?;
    let if_franc = if count.alt_franc {
        Some(finish(reached, true, count.report, plan.zone)?)
    } else {
        None
    };
    Ok(Dates {
        due: Some(end_of(useful, plan)?),
        due_safe: if count.has_safe {
            Some(end_of(back(safe, plan.zone)?, plan)?)
        } else {
            None
        },
        due_if_franc: if_franc.map(|day| end_of(day, plan)).transpose()?,
        date: count.is_information.then_some(useful),
        reached: Some(reached),
        ..Dates::default()
    })
}

fn hours_on(plan: &Plan<'_>, hours: u16, report: bool) -> Result<Dates, DeadlineError> {
    let start = plan.start.instant.to_zoned(plan.tz.clone());
    let elapsed = start.checked_add(SignedDuration::from_hours(i64::from(hours)))?;
    // Hours on the wall clock: the same time N/24 days later, whatever the clock did in between.
    let wall: DateTime = start
        .datetime()
        .checked_add(SignedDuration::from_hours(i64::from(hours)))?;
    let reached = elapsed.date();
    let due = if report && !is_working_day(reached, plan.zone) {
        end_of(forward(reached, plan.zone)?, plan)?
    } else {
        elapsed.clone()
    };
    Ok(Dates {
        due: Some(due),
        due_safe: Some(elapsed.min(wall.to_zoned(plan.tz.clone())?)),
        reached: Some(reached),
        ..Dates::default()
    })
}

fn slices(plan: &Plan<'_>, days: u16) -> Result<Dates, DeadlineError> {
    let start = plan.start.instant.to_zoned(plan.tz.clone());
    let wall = start.checked_add(i64::from(days).days())?;
    let elapsed: Timestamp = plan
        .start
        .instant
        .checked_add(SignedDuration::from_hours(24 * i64::from(days)))?;
    let safe = wall.clone().min(elapsed.to_zoned(plan.tz.clone()));
    Ok(Dates {
        reached: Some(wall.date()),
        due: Some(wall),
        due_safe: Some(safe),
        ..Dates::default()
    })
}

fn remaining(
    plan: &Plan<'_>,
    month_ends: Date,
    requested: Date,
    latest: Date,
) -> Result<Dates, DeadlineError> {
    let left = requested.until(month_ends)?.get_days().max(0);
    let reached = latest.checked_add(left.days())?;
    Ok(Dates {
        due: Some(end_of(
            finish(reached, true, plan.rule.report_642, plan.zone)?,
            plan,
        )?),
        due_safe: Some(end_of(back(reached, plan.zone)?, plan)?),
        reached: Some(reached),
        remaining_days: Some(left),
        ..Dates::default()
    })
}

fn restart(
    plan: &Plan<'_>,
    count: &Count,
    notified: Date,
    designated: Option<Date>,
) -> Result<Dates, DeadlineError> {
    let again = notified
        .checked_add(i64::from(RESTART_DAYS).days())?
        .max(designated.unwrap_or(notified));
    let prudent = notified.max(designated.unwrap_or(notified));
    let reached = after(again, count.length, count.distance)?;
    let safe = after(prudent, count.length, count.distance_safe)?;
    Ok(Dates {
        due: Some(end_of(
            finish(reached, count.franc, count.report, plan.zone)?,
            plan,
        )?),
        due_safe: Some(end_of(back(safe, plan.zone)?, plan)?),
        reached: Some(reached),
        restart: Some(again),
        ..Dates::default()
    })
}

/// `length` after `start`, and `distance` months more. A day of the month that does not exist becomes the last one.
fn after(start: Date, length: Length, distance: u16) -> Result<Date, DeadlineError> {
    let months = i64::from(distance)
        + if length.months {
            i64::from(length.amount)
        } else {
            0
        };
    let days = if length.months {
        0
    } else {
        i64::from(length.amount)
    };
    Ok(start.checked_add(Span::new().months(months).days(days))?)
}

fn working_days_after(start: Date, amount: u16, zone: Zone) -> Result<Date, DeadlineError> {
    let mut day = start;
    for _ in 0..amount {
        day = forward(day.tomorrow()?, zone)?;
    }
    Ok(day)
}

/// The last useful day, from the day that the count reached.
fn finish(reached: Date, franc: bool, report: bool, zone: Zone) -> Result<Date, DeadlineError> {
    let last = if franc { reached.tomorrow()? } else { reached };
    if report {
        forward(last, zone)
    } else {
        Ok(last)
    }
}

fn forward(day: Date, zone: Zone) -> Result<Date, DeadlineError> {
    working_day_from(day, zone).ok_or(DeadlineError::OutOfRange(day))
}

fn back(day: Date, zone: Zone) -> Result<Date, DeadlineError> {
    working_day_until(day, zone).ok_or(DeadlineError::OutOfRange(day))
}

/// 23:59:59 of a day.
fn end_of(day: Date, plan: &Plan<'_>) -> Result<Zoned, DeadlineError> {
    Ok(day.at(23, 59, 59, 0).to_zoned(plan.tz.clone())?)
}

fn on(date: Date) -> Dates {
    Dates {
        date: Some(date),
        reached: Some(date),
        ..Dates::default()
    }
}
