//! The `labels` table: where a person corrected the machine. The firm's own model learns from it.

use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE labels (
    id               TEXT    NOT NULL PRIMARY KEY,
    communication_id TEXT    NOT NULL DEFAULT '',
    -- `category`, `priority`, `sentiment`, `procedure`, `first_contact`.
    field            TEXT    NOT NULL DEFAULT '',
    machine          TEXT    NOT NULL DEFAULT '',
    human            TEXT    NOT NULL DEFAULT '',
    user_id          TEXT,
    at_ms            INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX labels_by_communication ON labels (communication_id);";

row! {
    /// One value that a person gave where the machine had given another, or confirmed.
    synced Label in "labels" keyed Id {
        /// Identity.
        id: Id,
        /// The message.
        communication_id: Id,
        /// `category`, `priority`, `sentiment`, `procedure`, `first_contact`.
        field: String,
        /// What the machine had said.
        machine: String,
        /// What the person said.
        human: String,
        /// Who.
        user_id: Option<Id>,
        /// When.
        at_ms: i64,
    }
}

impl Reader<'_> {
    /// The newest corrections, newest first: what the firm's model is trained from.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn labels(&self, limit: usize) -> Result<Vec<Label>, Error> {
        self.rows("ORDER BY id DESC LIMIT ?1", [sql_limit(limit)])
    }
}
