//! When a person is reminded of what is to come.
//!
//! A reminder is a length before a date. Before a date that ends with its day it is said in the morning of a
//! working day's hours, not at midnight; before an hour it is said to the minute.

use jiff::civil::Time;
use jiff::{SignedDuration, Timestamp, ToSpan, Zoned};

use crate::law::{Rule, Urgency};
use crate::urgency::counts_in_hours;

/// The longest length: a year.
pub const LONGEST_MINUTES: u32 = 366 * DAY_MINUTES;

/// The most reminders of one thing.
pub const MOST: usize = 12;

const DAY_MINUTES: u32 = 24 * 60;

/// When a reminder of a whole number of days is said: nine in the morning.
const MORNING: Time = Time::constant(9, 0, 0, 0);

/// The reminders of deadlines that a firm chose, in minutes before the prudent date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderPlan {
    /// Before a deadline in days or months.
    pub days: Vec<u32>,
    /// In addition before one whose rule is critical.
    pub critical: Vec<u32>,
    /// Before a deadline in hours.
    pub hours: Vec<u32>,
}

impl Default for ReminderPlan {
    /// Seven, two and one day before; twelve hours before a critical one; a day, twelve, four hours and one hour
    /// before one that counts in hours. A convention of the product, not a rule of law.
    fn default() -> Self {
        Self {
            days: vec![7 * DAY_MINUTES, 2 * DAY_MINUTES, DAY_MINUTES],
            critical: vec![12 * 60],
            hours: vec![DAY_MINUTES, 12 * 60, 4 * 60, 60],
        }
    }
}

impl ReminderPlan {
    /// The lengths that apply to a deadline, the longest first and none twice.
    #[must_use]
    pub fn of(&self, in_hours: bool, critical: bool) -> Vec<u32> {
        let mut lengths = if in_hours {
            self.hours.clone()
        } else {
            self.days.clone()
        };
        if critical && !in_hours {
            lengths.extend(&self.critical);
        }
        tidy(lengths)
    }
}

/// The lengths for a deadline of `rule`: its own, else those of the plan. Without a rule it is one in days.
#[must_use]
pub fn of_rule(plan: &ReminderPlan, rule: Option<&Rule>) -> Vec<u32> {
    let Some(rule) = rule else {
        return plan.of(false, false);
    };
    rule.reminders
        .clone()
        .unwrap_or_else(|| plan.of(counts_in_hours(rule), rule.urgency == Urgency::Critique))
}

/// The longest first, none twice, none longer than [`LONGEST_MINUTES`], at most [`MOST`].
#[must_use]
pub fn tidy(mut lengths: Vec<u32>) -> Vec<u32> {
    lengths.retain(|&minutes| minutes <= LONGEST_MINUTES);
    lengths.sort_unstable_by(|left, right| right.cmp(left));
    lengths.dedup();
    lengths.truncate(MOST);
    lengths
}

/// The moments at which a person is reminded of `due`, in order. The length stands beside each.
///
/// - `by_day`: the hour of `due` says nothing, as with a delay in days; then a whole number of days is said at
///   nine in the morning. See [`by_day`].
///
/// A moment that the calendar does not have, or that is not before `due`, is left out.
#[must_use]
pub fn moments(lengths: &[u32], due: &Zoned, by_day: bool) -> Vec<(Timestamp, u32)> {
    let mut moments: Vec<(Timestamp, u32)> = lengths
        .iter()
        .filter_map(|&minutes| {
            let days = minutes / DAY_MINUTES;
            let at = if by_day && minutes % DAY_MINUTES == 0 {
                let day = due.date().checked_sub(i64::from(days).days()).ok()?;
                day.to_datetime(MORNING)
                    .to_zoned(due.time_zone().clone())
                    .ok()?
                    .timestamp()
            } else {
                due.timestamp()
                    .checked_sub(SignedDuration::from_mins(i64::from(minutes)))
                    .ok()?
            };
            (at < due.timestamp()).then_some((at, minutes))
        })
        .collect();
    moments.sort_unstable();
    moments.dedup_by_key(|(at, _)| *at);
    moments
}

/// Whether the hour of a deadline of `rule` says nothing: it ends with its day and does not count in hours.
#[must_use]
pub fn by_day(rule: Option<&Rule>, due: &Zoned) -> bool {
    due.time() >= Time::constant(23, 59, 0, 0) && !rule.is_some_and(counts_in_hours)
}

/// Of several moments: those that came since `since` and not after `now`, while `due` is still to come.
///
/// After a night asleep several may have come at once. The last one is said, the others are passed over: they
/// stand before it in the answer.
#[must_use]
pub fn come(
    moments: &[(Timestamp, u32)],
    since: Timestamp,
    now: Timestamp,
    due: Timestamp,
) -> Vec<(Timestamp, u32)> {
    if now >= due {
        return Vec::new();
    }
    moments
        .iter()
        .copied()
        .filter(|&(at, _)| at >= since && at <= now)
        .collect()
}

/// `7 days` as a person writes it in a rule: `7j`, `48h`, `30min`.
///
/// # Errors
///
/// The text, when it is none of these or too long.
pub fn parse_length(text: &str) -> Result<u32, String> {
    let text = text.trim();
    let split = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let minutes = match unit.trim() {
        "j" | "d" => DAY_MINUTES,
        "h" => 60,
        "min" => 1,
        _ => return Err(text.to_owned()),
    };
    number
        .parse::<u32>()
        .ok()
        .and_then(|number| number.checked_mul(minutes))
        .filter(|&minutes| minutes <= LONGEST_MINUTES)
        .ok_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Zoned {
        let instant: Timestamp = text.parse().unwrap();
        instant.in_tz("Europe/Paris").unwrap()
    }

    #[test]
    fn days_before_a_day_are_said_in_the_morning_hours_to_the_minute() {
        let plan = ReminderPlan::default();
        let said: Vec<String> = moments(
            &plan.of(false, true),
            &at("2026-11-20T23:59:59+01:00"),
            true,
        )
        .into_iter()
        .map(|(at, _)| at.in_tz("Europe/Paris").unwrap().to_string())
        .collect();
        assert_eq!(
            said,
            [
                "2026-11-13T09:00:00+01:00[Europe/Paris]",
                "2026-11-18T09:00:00+01:00[Europe/Paris]",
                "2026-11-19T09:00:00+01:00[Europe/Paris]",
                "2026-11-20T11:59:59+01:00[Europe/Paris]",
            ]
        );
        let hours = moments(
            &plan.of(true, true),
            &at("2025-03-30T11:00:00+02:00"),
            false,
        );
        assert_eq!(hours.len(), 4);
        assert_eq!(
            hours[0].0,
            "2025-03-29T10:00:00+01:00".parse().unwrap(),
            "24 hours that really pass, over the change of the clock"
        );
    }

    #[test]
    fn after_a_sleep_the_last_is_said_and_nothing_after_the_end() {
        let due = at("2026-11-20T17:00:00+01:00");
        let all = moments(&[1440, 720, 60], &due, false);
        let (since, due) = (Timestamp::UNIX_EPOCH, due.timestamp());
        let come_at = |now: &str| come(&all, since, now.parse().unwrap(), due);
        assert!(come_at("2026-11-19T16:59:59+01:00").is_empty());
        assert_eq!(
            come_at("2026-11-20T16:30:00+01:00").last().unwrap().1,
            60,
            "the nearest of three"
        );
        assert!(come_at("2026-11-20T17:00:00+01:00").is_empty());
    }

    #[test]
    fn what_came_before_the_thing_existed_is_not_said() {
        let due = at("2026-11-20T17:00:00+01:00");
        let all = moments(&[1440, 60], &due, false);
        let made = "2026-11-20T10:00:00+01:00".parse().unwrap();
        let now = "2026-11-20T10:01:00+01:00".parse().unwrap();
        assert!(come(&all, made, now, due.timestamp()).is_empty());
    }

    #[test]
    fn lengths_are_written_as_people_write_them() {
        assert_eq!(parse_length("7j"), Ok(10_080));
        assert_eq!(parse_length(" 12 h "), Ok(720));
        assert_eq!(parse_length("30min"), Ok(30));
        for wrong in ["", "7", "j", "-1j", "99999999999h", "400j", "7 jours"] {
            assert!(parse_length(wrong).is_err(), "{wrong}");
        }
    }
}
