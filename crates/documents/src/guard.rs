//! Other people's parsers, kept at arm's length.

use crate::Error;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

/// Enough for parsers that recurse through nested structures; only what is used is taken.
const STACK_BYTES: usize = 128 * 1024 * 1024;

/// A job for a reader.
type Job = Box<dyn FnOnce() + Send>;

thread_local! {
    /// The reader of this thread, kept for its next document: a new one for each would cost more than most documents.
    static READER: Cell<Option<Sender<Job>>> = const { Cell::new(None) };
}

/// A thread that reads documents until its sender is gone.
fn start_reader() -> Result<Sender<Job>, Error> {
    let (sender, jobs) = mpsc::channel::<Job>();
    thread::Builder::new()
        .name("document".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || jobs.into_iter().for_each(|job| job()))
        .map_err(|cause| damaged(&format!("no thread to read it on: {cause}")))?;
    Ok(sender)
}

/// Runs `work` on another thread and waits for it at most `limit`.
///
/// A panic is [`Error::Damaged`], too long a wait is [`Error::TooSlow`]. A thread cannot be ended from
/// outside: work that is too slow must notice by itself, or ends when its input does; it keeps nobody else waiting.
pub(crate) fn run<T, F>(limit: Duration, work: F) -> Result<T, Error>
where
    T: Send + 'static,
    F: FnOnce() -> Result<T, Error> + Send + 'static,
{
    let (answer, result) = mpsc::sync_channel(1);
    let guarded = move || {
        let result = catch_unwind(AssertUnwindSafe(work))
            .unwrap_or_else(|_| Err(damaged("the parser failed on it")));
        // Nobody listens any more when the time is over.
        let _ = answer.send(result);
    };
    let reader = READER.take().map_or_else(start_reader, Ok)?;
    reader
        .send(Box::new(guarded))
        .map_err(|_| damaged("the reader ended"))?;
    match result.recv_timeout(limit) {
        Ok(result) => {
            READER.set(Some(reader));
            result
        }
        Err(RecvTimeoutError::Timeout) => Err(Error::TooSlow {
            seconds: limit.as_secs(),
        }),
        Err(RecvTimeoutError::Disconnected) => Err(damaged("the parser failed on it")),
    }
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
        let next = run(Duration::from_millis(200), || Ok(1));
        assert!(
            matches!(next, Ok(1)),
            "nobody waits behind the one that hangs"
        );
    }
}
