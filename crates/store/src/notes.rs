//! The `notes` table: what people of the firm write to themselves about a matter.

use crate::access::Reader;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE notes (
    id           TEXT    NOT NULL PRIMARY KEY,
    workspace_id TEXT    NOT NULL DEFAULT '',
    text         TEXT    NOT NULL DEFAULT '',
    by_user      TEXT,
    at_ms        INTEGER NOT NULL DEFAULT 0,
    edited_ms    INTEGER,
    removed_ms   INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX notes_by_workspace ON notes (workspace_id, at_ms);";

row! {
    /// A note about a matter.
    synced Note in "notes" keyed Id {
        /// Identity.
        id: Id,
        /// The matter.
        workspace_id: Id,
        /// The text.
        text: String,
        /// Who wrote it.
        by_user: Option<Id>,
        /// When.
        at_ms: i64,
        /// When it was last changed.
        edited_ms: Option<i64>,
        /// When somebody took it away.
        removed_ms: Option<i64>,
    }
}

impl Reader<'_> {
    /// The notes of a matter, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn notes(&self, workspace_id: Id) -> Result<Vec<Note>, Error> {
        self.rows(
            "WHERE workspace_id = ?1 AND removed_ms IS NULL ORDER BY at_ms DESC, id DESC",
            [workspace_id.to_string()],
        )
    }
}
