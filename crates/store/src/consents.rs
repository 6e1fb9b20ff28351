//! The `consents` table: what a person agreed to, and took back. Append-only: taking back is a row of its own.

use crate::access::Reader;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE consents (
    id         TEXT    NOT NULL PRIMARY KEY,
    contact_id TEXT    NOT NULL DEFAULT '',
    -- What for, in the firm's words.
    purpose    TEXT    NOT NULL DEFAULT '',
    -- 1: given; 0: withdrawn.
    given      INTEGER NOT NULL DEFAULT 0,
    -- ISO date: when the person said so.
    said_on    TEXT    NOT NULL DEFAULT '',
    -- How it is known: a letter, a signed form, a call.
    evidence   TEXT    NOT NULL DEFAULT '',
    by_user    TEXT,
    at_ms      INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX consents_by_contact ON consents (contact_id, at_ms);";

row! {
    /// One thing a person said about what the firm may do with their data.
    synced Consent in "consents" keyed Id {
        /// Identity.
        id: Id,
        /// Who said it.
        contact_id: Id,
        /// What for.
        purpose: String,
        /// Given, or withdrawn.
        given: bool,
        /// ISO date: when it was said.
        said_on: String,
        /// How it is known.
        evidence: String,
        /// Who wrote it down.
        by_user: Option<Id>,
        /// When it was written down.
        at_ms: i64,
    }
}

impl Reader<'_> {
    /// What a contact agreed to and took back, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn consents(&self, contact_id: Id) -> Result<Vec<Consent>, Error> {
        self.rows(
            "WHERE contact_id = ?1 ORDER BY at_ms DESC, id DESC",
            [contact_id.to_string()],
        )
    }
}
