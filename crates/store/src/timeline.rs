//! The `timeline` table: what happened in a matter, append-only.

use rusqlite::params;
use serde_json::Value;

use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE timeline (
    id               TEXT    NOT NULL PRIMARY KEY,
    workspace_id     TEXT    NOT NULL DEFAULT '',
    at_ms            INTEGER NOT NULL DEFAULT 0,
    -- `message_received`, `deadline_confirmed`, ...
    kind             TEXT    NOT NULL DEFAULT '',
    -- JSON object that fills the sentence of this kind.
    params           TEXT    NOT NULL DEFAULT 'null',
    communication_id TEXT,
    by_user          TEXT,
    by_machine       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX timeline_by_workspace ON timeline (workspace_id, at_ms);";

row! {
    /// Something that happened in a matter.
    synced TimelineEntry in "timeline" keyed Id {
        /// Identity.
        id: Id,
        /// The matter.
        workspace_id: Id,
        /// When.
        at_ms: i64,
        /// What kind of thing.
        kind: String,
        /// What fills the sentence, a JSON object.
        params: Value,
        /// The message it is about.
        communication_id: Option<Id>,
        /// Who did it.
        by_user: Option<Id>,
        /// The machine did it.
        by_machine: bool,
    }
}

impl Reader<'_> {
    /// What happened in a matter and in those that were merged into it, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn timeline(&self, workspace_id: Id, limit: usize) -> Result<Vec<TimelineEntry>, Error> {
        self.rows(
            "WHERE workspace_id IN (SELECT ?1 UNION ALL SELECT workspace_id FROM workspace_merges WHERE into_id = ?1)
             ORDER BY at_ms DESC, id DESC LIMIT ?2",
            params![workspace_id.to_string(), sql_limit(limit)],
        )
    }
}
