//! When a delay begins, as precisely as somebody knows it.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::temporal::{Pieces, PiecesOffset};

/// The beginning of a delay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// A known instant.
    At(Timestamp),
    /// A time on the clock of the wall, without an offset: it may occur twice, or not at all.
    Local(DateTime),
    /// Only the day is known.
    On(Date),
}

/// A text that is neither a date nor a time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is neither a date (2025-01-31) nor a time (2025-01-31T10:15:00+01:00)")]
pub struct StartError(pub String);

impl Start {
    /// The day and time that a text with an offset bears, whatever they are elsewhere: `None` without an offset.
    ///
    /// `Z` says an instant and not how the clock stood where it was written (RFC 9557, section 2), so it bears none.
    #[must_use]
    pub fn written(text: &str) -> Option<DateTime> {
        let pieces = Pieces::parse(text.trim()).ok()?;
        match pieces.offset()? {
            PiecesOffset::Numeric(offset)
                if !(offset.offset().is_zero() && offset.is_negative()) =>
            {
                Some(pieces.date().to_datetime(pieces.time()?))
            }
            _ => None,
        }
    }
}

impl std::str::FromStr for Start {
    type Err = StartError;

    /// Reads RFC 3339, the same without an offset, or an ISO 8601 date.
    fn from_str(text: &str) -> Result<Self, StartError> {
        let text = text.trim();
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Ok(Self::At(instant));
        }
        // jiff reads a date out of a date-time and a midnight out of a date: the length tells which was written.
        let has_time = text.len() > "2025-01-31".len();
        let local = text.parse().ok().filter(|_| has_time).map(Self::Local);
        let day = text.parse().ok().filter(|_| !has_time).map(Self::On);
        local.or(day).ok_or_else(|| StartError(text.to_owned()))
    }
}

impl std::fmt::Display for Start {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::At(instant) => instant.fmt(f),
            Self::Local(local) => local.fmt(f),
            Self::On(day) => day.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_a_wall_time_and_a_day_are_told_apart() {
        assert!(matches!(
            "2025-01-31T10:15:00+01:00".parse(),
            Ok(Start::At(_))
        ));
        assert!(matches!("2025-01-31T10:15:00Z".parse(), Ok(Start::At(_))));
        assert!(matches!("2025-01-31T10:15".parse(), Ok(Start::Local(_))));
        assert!(matches!("2025-01-31".parse(), Ok(Start::On(_))));
    }

    #[test]
    fn a_text_with_an_offset_bears_its_own_day() {
        let day = |text| Start::written(text).map(|written| written.to_string());
        assert_eq!(
            day("2025-03-10T19:30:00-04:00").as_deref(),
            Some("2025-03-10T19:30:00")
        );
        assert_eq!(
            day("2025-03-10T19:30+00:00").as_deref(),
            Some("2025-03-10T19:30:00")
        );
        for silent in [
            "2025-03-10T19:30:00Z",
            "2025-03-10T19:30:00-00:00",
            "2025-03-10T19:30",
            "2025-03-10",
            "hier",
        ] {
            assert_eq!(day(silent), None, "{silent}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused_with_its_text() {
        for wrong in [
            "",
            "31/01/2025",
            "2025-02-29",
            "demain",
            "2025-01-31T25:00:00+01:00",
        ] {
            assert_eq!(wrong.parse::<Start>(), Err(StartError(wrong.to_owned())));
        }
    }
}
