//! The `appointments` table: hearings, meetings, calls. A legal date is a deadline, not one of these.

use serde_json::Value;

use crate::access::Reader;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE appointments (
    id           TEXT    NOT NULL PRIMARY KEY,
    -- The matter; NULL = of the firm.
    workspace_id TEXT,
    title        TEXT    NOT NULL DEFAULT '',
    place        TEXT    NOT NULL DEFAULT '',
    notes        TEXT    NOT NULL DEFAULT '',
    start_ms     INTEGER NOT NULL DEFAULT 0,
    -- Not before start_ms. Whole days: midnight after the last one, in Paris.
    end_ms       INTEGER NOT NULL DEFAULT 0,
    all_day      INTEGER NOT NULL DEFAULT 0,
    -- JSON array of member ids; empty = everybody.
    people       TEXT    NOT NULL DEFAULT '[]',
    -- JSON array: minutes before the start.
    reminders    TEXT    NOT NULL DEFAULT '[]',
    created_by   TEXT,
    created_ms   INTEGER NOT NULL DEFAULT 0,
    -- Taken out of the agenda then; NULL = it stands.
    removed_ms   INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX appointments_by_time ON appointments (start_ms) WHERE removed_ms IS NULL;";

row! {
    /// A hearing, a meeting, a call.
    synced Appointment in "appointments" keyed Id {
        /// Identity.
        id: Id,
        /// The matter; `None` is of the firm.
        workspace_id: Option<Id>,
        /// As it is shown.
        title: String,
        /// Where.
        place: String,
        /// What else one must know.
        notes: String,
        /// When it begins.
        start_ms: i64,
        /// When it ends; not before it begins.
        end_ms: i64,
        /// Whole days.
        all_day: bool,
        /// Member ids, a JSON array; empty is everybody.
        people: Value,
        /// Minutes before the start, a JSON array.
        reminders: Value,
        /// Who made it.
        created_by: Option<Id>,
        /// When.
        created_ms: i64,
        /// When it was taken out of the agenda.
        removed_ms: Option<i64>,
    }
}

impl Reader<'_> {
    /// The appointments that touch `[from_ms, until_ms)`, in order.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn appointments(&self, from_ms: i64, until_ms: i64) -> Result<Vec<Appointment>, Error> {
        self.rows(
            "WHERE removed_ms IS NULL AND start_ms < ?2 AND (end_ms > ?1 OR start_ms >= ?1)
             ORDER BY start_ms, id",
            [from_ms, until_ms],
        )
    }

    /// The appointments of a workspace that stand, in order.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn appointments_of(&self, workspace_id: crate::Id) -> Result<Vec<Appointment>, Error> {
        self.rows(
            "WHERE workspace_id = ?1 AND removed_ms IS NULL ORDER BY start_ms, id",
            [workspace_id.to_string()],
        )
    }
}
