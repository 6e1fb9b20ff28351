//! What goes on with each mailbox right now: progress, and the means to wake or stop whoever reads it.

use mail::imap::CancellationToken;
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};
use store::Id;
use tokio::sync::Notify;

/// The mailboxes of a session. Nothing here outlives it.
#[derive(Default)]
pub(crate) struct Mailboxes {
    activities: Mutex<HashMap<Id, Activity>>,
    polling: AtomicBool,
}

/// One mailbox right now.
#[derive(Clone, Default)]
pub(super) struct Activity {
    /// Somebody reads it.
    pub(super) busy: bool,
    /// Messages handed over in this reading.
    pub(super) done: u32,
    /// Messages there are to hand over.
    pub(super) total: u32,
    /// Messages that came with the last reading.
    pub(super) new: u32,
    /// Ends a wait for new mail.
    pub(super) wake: Arc<Notify>,
    /// Stops the reading that runs.
    stop: CancellationToken,
}

impl Activity {
    /// How far the reading is, when that can be told.
    pub(super) fn percent(&self) -> Option<u8> {
        let percent = (u64::from(self.done) * 100).checked_div(u64::from(self.total))?;
        u8::try_from(percent.min(100)).ok()
    }
}

impl Mailboxes {
    fn with<T>(&self, id: Id, f: impl FnOnce(&mut Activity) -> T) -> T {
        f(self
            .activities
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(id)
            .or_default())
    }

    /// One mailbox as it is now.
    pub(super) fn of(&self, id: Id) -> Activity {
        self.with(id, |activity| activity.clone())
    }

    /// Takes a mailbox for one reading; `None` while somebody else reads it.
    pub(super) fn take(&self, id: Id) -> Option<Reading<'_>> {
        let stop = self.with(id, |activity| {
            if activity.busy {
                return None;
            }
            activity.busy = true;
            (activity.done, activity.total, activity.new) = (0, 0, 0);
            activity.stop = CancellationToken::new();
            Some(activity.stop.clone())
        })?;
        Some(Reading {
            mailboxes: self,
            id,
            stop,
        })
    }

    /// Ends a wait for new mail: something changed about the mailbox.
    pub(super) fn wake(&self, id: Id) {
        self.with(id, |activity| activity.wake.notify_one());
    }

    /// Stops the reading that runs, if any, and ends the wait.
    pub(super) fn stop(&self, id: Id) {
        self.with(id, |activity| {
            activity.stop.cancel();
            activity.wake.notify_one();
        });
    }

    /// Stops everything: the firm is being locked.
    pub(super) fn stop_all(&self) {
        for activity in self
            .activities
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .values()
        {
            activity.stop.cancel();
            activity.wake.notify_one();
        }
    }

    /// Whether the background reader runs; says so the first time.
    pub(super) fn start_polling(&self) -> bool {
        !self.polling.swap(true, Ordering::AcqRel)
    }

    /// Whether the background reader runs.
    pub(super) fn is_polling(&self) -> bool {
        self.polling.load(Ordering::Acquire)
    }
}

/// The right to read one mailbox; given back when dropped.
pub(super) struct Reading<'a> {
    mailboxes: &'a Mailboxes,
    id: Id,
    /// Cancelled when the reading has to stop.
    pub(super) stop: CancellationToken,
}

impl Reading<'_> {
    /// How far the reading is.
    pub(super) fn progress(&self, done: u32, total: u32) {
        self.mailboxes.with(self.id, |activity| {
            (activity.done, activity.total) = (done, total)
        });
    }

    /// Messages that were new.
    pub(super) fn add_new(&self, new: u32) {
        self.mailboxes.with(self.id, |activity| activity.new += new);
    }
}

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        self.mailboxes
            .with(self.id, |activity| activity.busy = false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_read_by_one_at_a_time() {
        let (mailboxes, id) = (Mailboxes::default(), Id::from_parts(1, &[0; 10]));
        let reading = mailboxes.take(id).expect("nobody reads it");
        assert!(mailboxes.take(id).is_none());
        reading.progress(50, 200);
        assert_eq!(mailboxes.of(id).percent(), Some(25));
        drop(reading);
        assert!(mailboxes.take(id).is_some());
    }
}
