//! How patient we are with mail servers.

use std::time::Duration;

/// How long one `IDLE` may last before the client renews it.
///
/// 25 minutes: four less than the limit, for servers and NAT boxes that count
/// differently.
///
/// Source: RFC 9051 (IMAP4rev2, 2021), section 6.3.13 - clients "are advised to
/// terminate IDLE and reissue it at least every 29 minutes".
pub const IDLE_RENEWAL: Duration = Duration::from_secs(25 * 60);

/// The first wait after a failure.
const FIRST_WAIT_SECONDS: u64 = 15;

/// The longest wait.
const LONGEST_WAIT_SECONDS: u64 = 3600;

/// How long to wait before the next attempt to reach a mail server.
///
/// The wait doubles from 15 seconds with every failure in a row and stops growing
/// at one hour: a laptop that comes back online has its mail within the hour, and
/// a server that is down is asked 24 times a day.
///
/// - `failures`: attempts that failed since the last success; 0 means "go now".
/// - Returns whole seconds, from 0 to 3600.
/// - Never fails: every count of failures has an answer.
/// - Adds no jitter: one process polls one server per account, there is no herd.
///
/// ```
/// # use std::time::Duration;
/// assert_eq!(mail::retry_delay(0), Duration::ZERO);
/// assert_eq!(mail::retry_delay(1), Duration::from_secs(15));
/// assert_eq!(mail::retry_delay(2), Duration::from_secs(30));
/// assert_eq!(mail::retry_delay(u32::MAX), Duration::from_secs(3600));
/// ```
#[must_use]
pub fn retry_delay(failures: u32) -> Duration {
    let Some(doublings) = failures.checked_sub(1) else {
        return Duration::ZERO;
    };
    let seconds = 1u64
        .checked_shl(doublings)
        .and_then(|factor| FIRST_WAIT_SECONDS.checked_mul(factor))
        .map_or(LONGEST_WAIT_SECONDS, |wait| wait.min(LONGEST_WAIT_SECONDS));
    Duration::from_secs(seconds)
}
