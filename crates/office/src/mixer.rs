//! The mixer: a template, a prospect, and the mail that one makes of the other. It writes drafts into the outbox, and
//! sends nothing.

mod letter;
mod prepare;
mod preview;
mod problem;
mod templates;
mod wanted;

pub(crate) use problem::flaw;

use contract::mixer::PrepareReport;
use std::sync::{Mutex, PoisonError};

/// What the mixer remembers of this session.
#[derive(Default)]
pub(crate) struct Prepared(Mutex<PrepareReport>);

impl Prepared {
    fn keep(&self, report: PrepareReport) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = report;
    }

    fn last(&self) -> PrepareReport {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}
