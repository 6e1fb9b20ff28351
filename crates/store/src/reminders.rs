//! The `reminders` table: what this computer reminded of already, so that it says so once.
//!
//! Not synchronised: two computers that are both on each remind the person in front of them.

use crate::access::{Reader, Writer};
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE reminders (
    -- The deadline or appointment.
    subject TEXT    NOT NULL,
    -- When it was to be said; a date that moves is reminded of anew.
    at_ms   INTEGER NOT NULL,
    -- When it was said, or passed over because a later one was due too.
    said_ms INTEGER NOT NULL,
    PRIMARY KEY (subject, at_ms)
) STRICT, WITHOUT ROWID;";

impl Reader<'_> {
    /// Whether this reminder was said or passed over.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn was_reminded(&self, subject: Id, at_ms: i64) -> Result<bool, Error> {
        let said: Option<i64> = self.value(
            "SELECT 1 FROM reminders WHERE subject = ?1 AND at_ms = ?2",
            (subject.to_string(), at_ms),
        )?;
        Ok(said.is_some())
    }
}

impl Writer<'_> {
    /// Keeps that a reminder was said or passed over. Returns whether it was new.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn reminded(&self, subject: Id, at_ms: i64) -> Result<bool, Error> {
        let written = self.execute_local(
            "INSERT OR IGNORE INTO reminders (subject, at_ms, said_ms) VALUES (?1, ?2, ?3)",
            (subject.to_string(), at_ms, self.now_ms),
        )?;
        Ok(written == 1)
    }
}
