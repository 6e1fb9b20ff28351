//! The outbox: what a person approved leaves once, and what nobody can be sure of waits for a person.
//!
//! [`approved`] has the one type that can be handed over; nothing but an approval of the very bytes makes one. [`run`]
//! writes each attempt down before its first byte goes out. [`interrupted`] finds, at the next start, what a kill left
//! in the middle, and [`restored`] what a backup cannot know: it becomes `unknown` and is never sent again by itself.

mod approved;
mod attempt;
mod change;
mod interrupted;
mod list;
mod proof;
mod reason;
mod refusal;
mod restored;
mod run;
mod senders;
mod suppressions;

pub(crate) use approved::bytes;
pub(crate) use change::put_back;
pub(crate) use interrupted::find_uncertain;
pub use refusal::OutboxError;
pub(crate) use refusal::explain;
pub(crate) use restored::mark_restored;
pub use run::Sent;

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// What the outbox of a session is doing.
#[derive(Default)]
pub(crate) struct Outbox {
    /// Mail is being handed over.
    busy: AtomicBool,
    /// Something became ready since the last look.
    wanted: AtomicBool,
    /// How often an account was written since the firm was opened.
    corrections: AtomicU32,
}

impl Outbox {
    /// Has the next look happen soon.
    fn want(&self) {
        self.wanted.store(true, Ordering::Release);
    }

    /// Whether somebody asked for a look; forgets it.
    fn is_wanted(&self) -> bool {
        self.wanted.swap(false, Ordering::AcqRel)
    }

    /// An account is being written: what the one before is told no longer counts.
    fn correct(&self) {
        self.corrections.fetch_add(1, Ordering::AcqRel);
    }

    fn corrections(&self) -> u32 {
        self.corrections.load(Ordering::Acquire)
    }

    fn is_busy(&self) -> bool {
        self.busy.load(Ordering::Acquire)
    }
}

/// Held while mail is handed over: one after the other.
struct Turn<'a>(&'a AtomicBool);

impl<'a> Turn<'a> {
    fn take(outbox: &'a Outbox) -> Result<Self, OutboxError> {
        if outbox.busy.swap(true, Ordering::AcqRel) {
            return Err(OutboxError::Busy);
        }
        Ok(Self(&outbox.busy))
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}
