//! Whether the computer's clock can be trusted since it was last read.
//!
//! Timers admit what they do not know: after a sleep or a changed clock the window says "not checked
//! from .. to" instead of pretending that nothing happened.

use jiff::{SignedDuration, Timestamp};

/// How far back a clock may step before it counts as set back: time servers correct by less.
pub const CORRECTION: SignedDuration = SignedDuration::from_secs(2);

/// What happened to the clock between two looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockCheck {
    /// Time passed as it should.
    Ok,
    /// Nobody looked for longer than planned: sleep, a stopped process, or a clock set forward.
    Slept {
        /// The last look.
        from: Timestamp,
        /// This look.
        to: Timestamp,
    },
    /// The clock shows an earlier time than before.
    SetBack {
        /// By how much, positive.
        by: SignedDuration,
    },
}

impl ClockCheck {
    /// Compares two looks at the clock, `every` being the planned time between looks.
    ///
    /// More than twice `every` counts as sleep, so that a busy machine raises no alarm.
    #[must_use]
    pub fn between(last_seen: Timestamp, now: Timestamp, every: SignedDuration) -> Self {
        let passed = now.duration_since(last_seen);
        if passed < -CORRECTION {
            Self::SetBack { by: -passed }
        } else if passed > every.saturating_mul(2).max(CORRECTION) {
            Self::Slept {
                from: last_seen,
                to: now,
            }
        } else {
            Self::Ok
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).unwrap()
    }

    const EVERY: SignedDuration = SignedDuration::from_secs(60);

    #[test]
    fn ordinary_time_and_small_corrections_are_fine() {
        for seconds in [-2, 0, 1, 60, 61, 120] {
            assert_eq!(
                ClockCheck::between(at(0), at(seconds), EVERY),
                ClockCheck::Ok,
                "{seconds} s"
            );
        }
    }

    #[test]
    fn a_night_of_sleep_is_reported_with_both_ends() {
        let check = ClockCheck::between(at(0), at(8 * 3600), EVERY);
        assert_eq!(
            check,
            ClockCheck::Slept {
                from: at(0),
                to: at(8 * 3600)
            }
        );
    }

    #[test]
    fn a_clock_set_back_two_hours_is_reported_with_its_size() {
        let check = ClockCheck::between(at(0), at(-7200), EVERY);
        assert_eq!(
            check,
            ClockCheck::SetBack {
                by: SignedDuration::from_hours(2)
            }
        );
    }

    #[test]
    fn the_ends_of_time_do_not_overflow() {
        assert!(matches!(
            ClockCheck::between(Timestamp::MIN, Timestamp::MAX, EVERY),
            ClockCheck::Slept { .. }
        ));
        assert!(matches!(
            ClockCheck::between(Timestamp::MAX, Timestamp::MIN, EVERY),
            ClockCheck::SetBack { .. }
        ));
        let check = ClockCheck::between(at(0), at(1), SignedDuration::MAX);
        assert_eq!(check, ClockCheck::Ok);
    }
}
