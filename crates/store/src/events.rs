//! The `events` table: what happened, in the words that workflows listen to (`email:received`), appended
//! in the transaction in which it happened. Local: every device's own work emits its own events.

use rusqlite::params;
use serde_json::Value;

use crate::Error;
use crate::access::{Reader, Writer};
use crate::arrivals::sql_limit;
use crate::row::row;

pub(crate) const CREATE: &str = "
CREATE TABLE events (
    seq       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    -- `email:received`.
    name      TEXT    NOT NULL,
    -- The table and the id it is about.
    entity    TEXT    NOT NULL,
    entity_id TEXT    NOT NULL,
    at_ms     INTEGER NOT NULL,
    -- JSON object.
    payload   TEXT    NOT NULL DEFAULT 'null'
) STRICT;";

row! {
    /// Something that happened.
    local Event in "events" {
        /// Its number on this device, rising.
        seq: i64,
        /// `email:received`.
        name: String,
        /// The table it is about.
        entity: String,
        /// The row it is about.
        entity_id: String,
        /// When.
        at_ms: i64,
        /// What a workflow may want to know, a JSON object.
        payload: Value,
    }
}

impl Reader<'_> {
    /// The events after a number, oldest first.
    ///
    /// - `seq`: the last one already seen; 0 starts at the beginning.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn events_after(&self, seq: i64, limit: usize) -> Result<Vec<Event>, Error> {
        self.rows(
            "WHERE seq > ?1 ORDER BY seq LIMIT ?2",
            (seq, sql_limit(limit)),
        )
    }
}

impl Writer<'_> {
    /// Says that something happened, at the transaction's moment. Returns its number.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn emit(
        &self,
        name: &str,
        entity: &str,
        entity_id: &str,
        payload: &Value,
    ) -> Result<i64, Error> {
        self.execute_local(
            "INSERT INTO events (name, entity, entity_id, at_ms, payload) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![name, entity, entity_id, self.now_ms, payload.to_string()],
        )?;
        Ok(self.connection.last_insert_rowid())
    }
}
