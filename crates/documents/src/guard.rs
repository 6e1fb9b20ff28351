//! Other people's parsers, kept at arm's length.

use crate::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Enough for parsers that recurse through nested structures; only what is used is taken.
const STACK_BYTES: usize = 128 * 1024 * 1024;

/// Runs `work` on a thread of its own and waits for it at most `limit`.
///
/// A panic is [`Error::Damaged`], too long a wait is [`Error::TooSlow`]. A thread cannot be ended from
/// outside: work that is too slow must notice by itself, or ends when its input does.
pub(crate) fn run<T, F>(limit: Duration, work: F) -> Result<T, Error>
where
    T: Send + 'static,
    F: FnOnce() -> Result<T, Error> + Send + 'static,
{
    let (sender, receiver) = mpsc::sync_channel(1);
    let guarded = move || {
        let result = catch_unwind(AssertUnwindSafe(work))
            .unwrap_or_else(|_| Err(damaged("the parser failed on it")));
        // Nobody listens any more when the time is over.
        let _ = sender.send(result);
    };
    thread::Builder::new()
        .name("document".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(guarded)
        .map_err(|cause| damaged(&format!("no thread to read it on: {cause}")))?;
    receiver.recv_timeout(limit).unwrap_or_else(|cause| {
        Err(match cause {
            RecvTimeoutError::Timeout => Error::TooSlow {
                seconds: limit.as_secs(),
            },
            RecvTimeoutError::Disconnected => damaged("the parser failed on it"),
        })
    })
}

pub(crate) fn damaged(cause: &str) -> Error {
    Error::Damaged(cause.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parser_that_panics_or_hangs_is_an_error() {
        let panicked: Result<(), Error> = run(Duration::from_secs(5), || panic!("hostile"));
        assert!(matches!(panicked, Err(Error::Damaged(_))));
        let hung: Result<(), Error> = run(Duration::from_millis(20), || {
            thread::sleep(Duration::from_millis(300));
            Ok(())
        });
        assert!(matches!(hung, Err(Error::TooSlow { .. })));
    }
}
