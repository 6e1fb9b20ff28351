//! How fast: the wait after a failure, and how many within an hour.

use std::time::Duration;

/// Attempts that meet a temporary obstacle before a person must look: about eight hours of trying.
pub const ATTEMPTS: u32 = 12;

const FIRST: Duration = Duration::from_secs(60);
const LONGEST: Duration = Duration::from_secs(3600);
const HOUR_MS: i64 = 3_600_000;

/// How long to wait before the next attempt: doubling from a minute to an hour, a little earlier or later so that
/// mails that failed together do not come back together. Never less than what the server asked for.
///
/// - `failures`: attempts in a row that met a temporary obstacle, this one included.
/// - `fraction`: a random number from 0 to 1.
/// - `asked`: the wait that the server named (`Retry-After`), if it did.
///
/// ```
/// # use std::time::Duration;
/// # use domain::outbox::wait;
/// assert_eq!(wait(1, 0.5, None), Duration::from_secs(60));
/// assert_eq!(wait(3, 0.5, None), Duration::from_secs(240));
/// assert_eq!(wait(1, 0.5, Some(Duration::from_secs(7200))), Duration::from_secs(7200));
/// ```
#[must_use]
pub fn wait(failures: u32, fraction: f64, asked: Option<Duration>) -> Duration {
    let doublings = failures.saturating_sub(1).min(16);
    let whole = FIRST.saturating_mul(1 << doublings).min(LONGEST);
    let jitter = 0.75 + fraction.clamp(0.0, 1.0) / 2.0;
    let wait = whole.mul_f64(jitter);
    asked.map_or(wait, |asked| wait.max(asked))
}

/// When the next mail may leave under a cap per hour; `None` when it may at once.
///
/// - `left_ms`: when the mails of the last hour left, in any order.
/// - `cap`: how many within an hour; 0 is no cap.
#[must_use]
pub fn room_at(left_ms: &[i64], cap: u32, now_ms: i64) -> Option<i64> {
    let mut within: Vec<i64> = left_ms
        .iter()
        .copied()
        .filter(|&left| left > now_ms.saturating_sub(HOUR_MS))
        .collect();
    let cap = usize::try_from(cap).unwrap_or(usize::MAX);
    if cap == 0 || within.len() < cap {
        return None;
    }
    within.sort_unstable();
    // When the oldest of the last `cap` mails is an hour old, one more has room.
    within
        .get(within.len() - cap)
        .map(|oldest| oldest.saturating_add(HOUR_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_an_hour() {
        let waits: Vec<u64> = (1..9)
            .map(|failures| wait(failures, 0.5, None).as_secs())
            .collect();
        assert_eq!(waits, [60, 120, 240, 480, 960, 1920, 3600, 3600]);
        assert_eq!(wait(u32::MAX, 1.0, None).as_secs(), 4500);
        assert_eq!(wait(1, 0.0, None).as_secs(), 45);
    }

    #[test]
    fn what_the_server_asks_for_is_the_least() {
        let asked = Duration::from_secs(600);
        assert_eq!(wait(1, 1.0, Some(asked)), asked);
        assert_eq!(wait(9, 0.5, Some(asked)), LONGEST);
    }

    #[test]
    fn the_cap_counts_the_last_hour_and_says_when_there_is_room() {
        let now = 10 * HOUR_MS;
        let left = [now - HOUR_MS - 1, now - 3000, now - 1000, now - 2000];
        assert_eq!(room_at(&left, 4, now), None);
        assert_eq!(room_at(&left, 3, now), Some(now - 3000 + HOUR_MS));
        assert_eq!(room_at(&left, 1, now), Some(now - 1000 + HOUR_MS));
        assert_eq!(room_at(&left, 0, now), None);
    }
}
