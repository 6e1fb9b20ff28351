//! By when a message must be answered, and how much of that time is gone.
//!
//! The clock of a policy runs always, or only in the firm's opening hours: several periods a day,
//! none on public holidays. It counts elapsed time, so an opening night with a clock change is an
//! hour shorter or longer, as it is for the people in it.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::holidays::{Zone, holiday_on};

/// How far ahead business hours are looked for: a policy that needs more than a century has no due time.
const HORIZON_DAYS: usize = 36_525;

/// How long a message may wait, and on which clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlaPolicy {
    /// Hours that may pass; 24 unless the firm says otherwise.
    pub hours: u32,
    /// When the clock runs.
    pub calendar: Calendar,
}

/// When the clock of a policy runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Calendar {
    /// Day and night.
    Always,
    /// In the firm's hours.
    BusinessHours(BusinessHours),
}

/// The firm's opening hours of a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BusinessHours {
    days: [Vec<Period>; 7],
    holidays: Option<Zone>,
}

/// One opening of a day, in minutes since its midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// First minute, 0..1440.
    pub from: u16,
    /// The minute at which it closes, up to 1440 for midnight.
    pub to: u16,
}

/// Opening hours that cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// A period ends before it begins, or leaves its day.
    #[error("an opening must begin before it ends, within one day")]
    Backwards,
    /// Two periods of one day overlap.
    #[error("two openings of one day overlap")]
    Overlap,
    /// The firm never opens.
    #[error("the firm must be open at least one hour a week")]
    NeverOpen,
}

impl BusinessHours {
    /// The opening hours of Monday to Sunday; periods in any order.
    ///
    /// `holidays` is the zone whose public holidays close the firm; `None` when it opens on them.
    ///
    /// # Errors
    ///
    /// [`HoursError`] when a period is backwards, two overlap, or the week has less than one open hour.
    pub fn new(mut days: [Vec<Period>; 7], holidays: Option<Zone>) -> Result<Self, HoursError> {
        let mut open: u32 = 0;
        for periods in &mut days {
            periods.sort_unstable();
            for period in periods.iter() {
                if period.from >= period.to || period.to > 24 * 60 {
                    return Err(HoursError::Backwards);
                }
                open += u32::from(period.to - period.from);
            }
            if periods
                .windows(2)
                .any(|pair| matches!(pair, [first, second] if second.from < first.to))
            {
                return Err(HoursError::Overlap);
            }
        }
        if open < 60 {
            Err(HoursError::NeverOpen)
        } else {
            Ok(Self { days, holidays })
        }
    }

    /// The hours of most firms: Monday to Friday, 9:00-12:30 and 14:00-18:30, closed on holidays.
    #[must_use]
    pub fn usual(zone: Zone) -> Self {
        let day = vec![
            Period {
                from: 9 * 60,
                to: 12 * 60 + 30,
            },
            Period {
                from: 14 * 60,
                to: 18 * 60 + 30,
            },
        ];
        let days = [
            day.clone(),
            day.clone(),
            day.clone(),
            day.clone(),
            day,
            Vec::new(),
            Vec::new(),
        ];
        Self {
            days,
            holidays: Some(zone),
        }
    }

    /// The openings of a weekday, in order.
    #[must_use]
    pub fn periods(&self, weekday: Weekday) -> &[Period] {
        let place = usize::try_from(weekday.to_monday_zero_offset()).unwrap_or_default();
        self.days.get(place).map_or(&[], Vec::as_slice)
    }

    /// The zone whose public holidays close the firm.
    #[must_use]
    pub const fn holidays(&self) -> Option<Zone> {
        self.holidays
    }

    /// The openings of one day as instants, in order.
    fn openings(&self, day: Date, tz: &TimeZone) -> Vec<(Timestamp, Timestamp)> {
        // Saturdays and Sundays open if the firm says so; only a holiday closes it against its week.
        let closed = self
            .holidays
            .is_some_and(|zone| holiday_on(day, zone).is_some());
        if closed {
            return Vec::new();
        }
        let periods = self.periods(day.weekday()).iter();
        periods
            .filter_map(|period| Some((minute(day, period.from, tz)?, minute(day, period.to, tz)?)))
            .collect()
    }
}

/// The instant of a minute of a day; in a skipped hour the moment after it, in a repeated one the first.
fn minute(day: Date, minute: u16, tz: &TimeZone) -> Option<Timestamp> {
    let (day, minute) = if minute >= 24 * 60 {
        (day.tomorrow().ok()?, 0)
    } else {
        (day, minute)
    };
    let hour = i8::try_from(minute / 60).ok()?;
    let civil = day.at(hour, i8::try_from(minute % 60).ok()?, 0, 0);
    civil
        .to_zoned(tz.clone())
        .ok()
        .map(|zoned| zoned.timestamp())
}

impl Default for SlaPolicy {
    /// 24 hours, day and night.
    fn default() -> Self {
        Self {
            hours: 24,
            calendar: Calendar::Always,
        }
    }
}

impl SlaPolicy {
    fn allowance(&self) -> SignedDuration {
        SignedDuration::from_hours(i64::from(self.hours))
    }

    /// The time by which a message received at `received` must be answered.
    ///
    /// `tz` is the firm's. The end of an opening belongs to it: four hours received at 14:30 in an
    /// afternoon that closes at 18:30 are due at 18:30, not the next morning. Saturates at the end of time.
    #[must_use]
    pub fn due(&self, received: Timestamp, tz: &TimeZone) -> Timestamp {
        let Calendar::BusinessHours(hours) = &self.calendar else {
            return received
                .saturating_add(self.allowance())
                .unwrap_or(Timestamp::MAX);
        };
        let mut left = self.allowance();
        if left.is_zero() {
            return received;
        }
        let first = tz.to_datetime(received).date();
        for today in
            std::iter::successors(Some(first), |day| day.tomorrow().ok()).take(HORIZON_DAYS)
        {
            for (opens, closes) in hours.openings(today, tz) {
                let begins = opens.max(received);
                let open = closes.duration_since(begins);
                if !open.is_positive() {
                    continue;
                }
                if left <= open {
                    return begins.saturating_add(left).unwrap_or(Timestamp::MAX);
                }
                left -= open;
            }
        }
        Timestamp::MAX
    }

    /// How long the policy's clock ran between two instants.
    #[must_use]
    pub fn elapsed(&self, from: Timestamp, to: Timestamp, tz: &TimeZone) -> SignedDuration {
        let Calendar::BusinessHours(hours) = &self.calendar else {
            return to.duration_since(from).max(SignedDuration::ZERO);
        };
        let mut ran = SignedDuration::ZERO;
        let last = tz.to_datetime(to).date();
        let mut day = Some(tz.to_datetime(from).date());
        while let Some(today) = day.filter(|today| *today <= last) {
            for (opens, closes) in hours.openings(today, tz) {
                ran += closes
                    .min(to)
                    .duration_since(opens.max(from))
                    .max(SignedDuration::ZERO);
            }
            day = today.tomorrow().ok();
        }
        ran
    }

    /// The share of the allowed time that is gone, 0 to 1, for the pie of the countdown.
    #[must_use]
    pub fn elapsed_share(&self, received: Timestamp, now: Timestamp, tz: &TimeZone) -> f64 {
        if is_breached(self.due(received, tz), now) || self.hours == 0 {
            return 1.0;
        }
        let share = self.elapsed(received, now, tz).as_secs_f64() / self.allowance().as_secs_f64();
        share.clamp(0.0, 1.0)
    }

    /// The share that is left: one minus [`Self::elapsed_share`].
    #[must_use]
    pub fn remaining_share(&self, received: Timestamp, now: Timestamp, tz: &TimeZone) -> f64 {
        1.0 - self.elapsed_share(received, now, tz)
    }
}

/// Whether the due time has passed; at the due time itself it has not.
#[must_use]
pub fn is_breached(due: Timestamp, now: Timestamp) -> bool {
    now > due
}

#[cfg(test)]
mod tests;
