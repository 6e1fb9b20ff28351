//! The `tasks` table: what somebody has to do in a matter.

use crate::access::Reader;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE tasks (
    id            TEXT    NOT NULL PRIMARY KEY,
    workspace_id  TEXT    NOT NULL DEFAULT '',
    label         TEXT    NOT NULL DEFAULT '',
    -- ISO date.
    due_on        TEXT,
    owner_user_id TEXT,
    created_ms    INTEGER NOT NULL DEFAULT 0,
    done_ms       INTEGER,
    done_by       TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX tasks_by_workspace ON tasks (workspace_id);
CREATE INDEX tasks_open         ON tasks (due_on) WHERE done_ms IS NULL;";

row! {
    /// Something to do in a matter.
    synced Task in "tasks" keyed Id {
        /// Identity.
        id: Id,
        /// The matter.
        workspace_id: Id,
        /// What.
        label: String,
        /// ISO date by which.
        due_on: Option<String>,
        /// Who.
        owner_user_id: Option<Id>,
        /// When it was written down.
        created_ms: i64,
        /// When it was done.
        done_ms: Option<i64>,
        /// Who did it.
        done_by: Option<Id>,
    }
}

impl Reader<'_> {
    /// What is to do in a matter: open ones by date, those without a date after them, then what is done.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn tasks(&self, workspace_id: Id) -> Result<Vec<Task>, Error> {
        self.rows(
            "WHERE workspace_id = ?1 ORDER BY done_ms IS NOT NULL, due_on IS NULL, due_on, created_ms, id",
            [workspace_id.to_string()],
        )
    }
}
