//! Dates as exports write them. One without a zone is in Paris: the firm's clock hung there.

use super::fields::Problem;
use crate::when;
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};

/// A moment, or the whole of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    Day(Date),
    Time(Timestamp),
}

impl Written {
    /// What an export wrote: RFC 3339, the same without a zone or without a time, `31/12/2024 14:30`, or milliseconds
    /// since the epoch.
    pub(super) fn read(text: &str) -> Result<Self, Problem> {
        let wrong = || Problem::new("bad_date", text);
        let written = parsed(text.trim()).ok_or_else(wrong)?;
        let year = match written {
            Self::Day(day) => day.year(),
            Self::Time(at) => when::day(at).year(),
        };
        if (1900..=2100).contains(&year) {
            Ok(written)
        } else {
            Err(wrong())
        }
    }

    /// The moment, or the first one of the day in Paris, in milliseconds.
    pub(super) fn first_ms(self) -> i64 {
        match self {
            Self::Day(day) => midnight(day),
            Self::Time(at) => at.as_millisecond(),
        }
    }

    /// The moment, or the last second of the day in Paris, in milliseconds.
    pub(super) fn last_ms(self) -> i64 {
        match self {
            Self::Day(day) => day
                .at(23, 59, 59, 0)
                .to_zoned(when::paris())
                .map_or(0, |at| at.timestamp().as_millisecond()),
            Self::Time(at) => at.as_millisecond(),
        }
    }

    /// The day in Paris.
    pub(super) fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Time(at) => when::day(at),
        }
    }
}

/// The first moment of a day in Paris. Every year that [`Written::read`] lets through has one.
pub(super) fn midnight(day: Date) -> i64 {
    day.to_zoned(when::paris())
        .map_or(0, |at| at.timestamp().as_millisecond())
}

fn parsed(text: &str) -> Option<Written> {
    if text.len() > 40 || !text.is_ascii() {
        return None;
    }
    if text.len() >= 12 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let ms = text.parse().ok()?;
        return Timestamp::from_millisecond(ms).ok().map(Written::Time);
    }
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(Written::Time(at));
    }
    let (day, time) = text
        .split_once(['T', ' '])
        .map_or((text, None), |(day, time)| (day, Some(time.trim())));
    let day = civil_day(day)?;
    let Some(time) = time else {
        return Some(Written::Day(day));
    };
    let time: jiff::civil::Time = time.replace('h', ":").parse().ok()?;
    let at = DateTime::from_parts(day, time)
        .to_zoned(when::paris())
        .ok()?;
    Some(Written::Time(at.timestamp()))
}

fn civil_day(text: &str) -> Option<Date> {
    if let [day, month, year] = text.split(['/', '.']).collect::<Vec<_>>()[..] {
        return Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match Written::read(text) {
            Ok(Written::Day(day)) => day.to_string(),
            Ok(Written::Time(at)) => at.to_string(),
            Err(problem) => problem.reason.to_owned(),
        }
    }

    #[test]
    fn a_date_without_a_zone_is_in_paris() {
        for (written, means) in [
            ("2024-07-01T10:00:00.000Z", "2024-07-01T10:00:00Z"),
            ("2024-07-01T10:00:00+02:00", "2024-07-01T08:00:00Z"),
            ("2024-07-01T10:00:00", "2024-07-01T08:00:00Z"),
            ("2024-01-15 10:00", "2024-01-15T09:00:00Z"),
            ("15/01/2024 10h30", "2024-01-15T09:30:00Z"),
            ("15/01/2024", "2024-01-15"),
            ("2024-01-15", "2024-01-15"),
            ("1705309200000", "2024-01-15T09:00:00Z"),
            ("2024-13-01", "bad_date"),
            ("0001-01-01", "bad_date"),
            ("demain", "bad_date"),
            ("31/02/2024", "bad_date"),
            ("", "bad_date"),
        ] {
            assert_eq!(read(written), means, "{written}");
        }
    }
}
