//! The `status_history` table: every step of a message on the board, append-only.

use domain::Status;

use crate::access::Reader;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE status_history (
    id               TEXT    NOT NULL PRIMARY KEY,
    communication_id TEXT    NOT NULL DEFAULT '',
    from_status      TEXT    NOT NULL DEFAULT 'to_validate',
    to_status        TEXT    NOT NULL DEFAULT 'to_validate',
    at_ms            INTEGER NOT NULL DEFAULT 0,
    -- NULL: the machine (the service-level sweep).
    user_id          TEXT,
    reason           TEXT    NOT NULL DEFAULT '',
    -- 1: this entry takes the one before back.
    undone           INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX status_history_by_communication ON status_history (communication_id, at_ms);";

row! {
    /// One step of a message on the board.
    synced StatusChange in "status_history" keyed Id {
        /// Identity.
        id: Id,
        /// The message.
        communication_id: Id,
        /// Where it stood.
        from_status: Status,
        /// Where it stands after.
        to_status: Status,
        /// When.
        at_ms: i64,
        /// Who; `None` is the machine.
        user_id: Option<Id>,
        /// Why, in words.
        reason: String,
        /// This entry takes the one before back.
        undone: bool,
    }
}

impl Reader<'_> {
    /// The steps of a message, oldest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn status_history(&self, communication_id: Id) -> Result<Vec<StatusChange>, Error> {
        let communication = communication_id.to_string();
        self.rows(
            "WHERE communication_id = ?1 ORDER BY at_ms, id",
            [communication],
        )
    }
}
