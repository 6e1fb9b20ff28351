//! The `drafts` table: answers being written, one a message. Nothing leaves from here.

use crate::access::Reader;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE drafts (
    -- The message that is answered.
    communication_id TEXT    NOT NULL PRIMARY KEY,
    text             TEXT    NOT NULL DEFAULT '',
    by_user          TEXT,
    updated_ms       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;";

row! {
    /// An answer being written.
    synced Draft in "drafts" keyed Id {
        /// The message that is answered.
        communication_id: Id,
        /// The text so far.
        text: String,
        /// Who wrote last.
        by_user: Option<Id>,
        /// When.
        updated_ms: i64,
    }
}

impl Reader<'_> {
    /// The answers that are being written to the messages of a workspace, the last one first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn workspace_drafts(&self, workspace_id: Id) -> Result<Vec<Draft>, Error> {
        self.rows(
            "WHERE text <> '' AND communication_id IN
                 (SELECT id FROM communications WHERE workspace_id = ?1)
             ORDER BY updated_ms DESC",
            [workspace_id.to_string()],
        )
    }

    /// Whether an answer to a message was begun.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn has_draft(&self, communication_id: Id) -> Result<bool, Error> {
        let sql = "SELECT 1 FROM drafts WHERE communication_id = ?1 AND text <> ''";
        let found: Option<i64> = self.value(sql, [communication_id.to_string()])?;
        Ok(found.is_some())
    }

    /// The answer that is being written to a message.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn draft(&self, communication_id: Id) -> Result<Option<Draft>, Error> {
        self.get(&communication_id)
    }
}
