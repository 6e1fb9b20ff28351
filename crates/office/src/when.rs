//! Moments and days between the store (milliseconds), the domain (jiff) and the contract (text).

use crate::Error;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// The time zone in which the firm's times are written. Its courts are in France.
pub(crate) fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC)
}

/// A stored moment; one that no calendar has is the epoch.
pub(crate) fn moment(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A moment on the wire: RFC 3339 with the offset of Paris, whole seconds.
pub(crate) fn time(at: Timestamp) -> contract::Time {
    at.to_zoned(paris())
        .strftime("%Y-%m-%dT%H:%M:%S%:z")
        .to_string()
}

/// A stored moment on the wire.
pub(crate) fn time_ms(ms: i64) -> contract::Time {
    time(moment(ms))
}

/// A moment from the wire.
pub(crate) fn parse_time(text: &str) -> Result<Timestamp, Error> {
    text.parse().map_err(|_| Error::invalid("time", text))
}

/// A day from the wire.
pub(crate) fn parse_day(text: &str) -> Result<Date, Error> {
    text.parse().map_err(|_| Error::invalid("day", text))
}

/// The day it is in Paris.
pub(crate) fn day(at: Timestamp) -> Date {
    at.to_zoned(paris()).date()
}
