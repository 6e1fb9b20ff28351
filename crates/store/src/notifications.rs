//! The `notifications` table: what one member is told. A member is told of one thing once.

use rusqlite::params;

use crate::access::{Reader, Writer};
use crate::arrivals::sql_limit;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE notifications (
    id               TEXT    NOT NULL PRIMARY KEY,
    user_id          TEXT    NOT NULL DEFAULT '',
    -- `SLA_BREACH`, `EMAIL_URGENT`, ...
    kind             TEXT    NOT NULL DEFAULT '',
    communication_id TEXT,
    workspace_id     TEXT,
    at_ms            INTEGER NOT NULL DEFAULT 0,
    read             INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX notifications_by_user  ON notifications (user_id, at_ms);
CREATE INDEX notifications_by_cause ON notifications (communication_id, kind) WHERE communication_id IS NOT NULL;";

/// What a reminder is about, in words: an appointment has neither message nor matter.
pub(crate) const SUBJECT: &str = "
ALTER TABLE notifications ADD COLUMN subject TEXT NOT NULL DEFAULT '';";

row! {
    /// What one member is told.
    synced Notification in "notifications" keyed Id {
        /// Identity.
        id: Id,
        /// Who is told.
        user_id: Id,
        /// `SLA_BREACH`, `EMAIL_URGENT`, ...
        kind: String,
        /// The message it is about.
        communication_id: Option<Id>,
        /// The matter it is about.
        workspace_id: Option<Id>,
        /// When.
        at_ms: i64,
        /// The member has seen it.
        read: bool,
        /// What it is about in words, where neither message nor matter says it.
        subject: String,
    }
}

impl Reader<'_> {
    /// What a member was told, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn notifications(&self, user_id: Id, limit: usize) -> Result<Vec<Notification>, Error> {
        self.rows(
            "WHERE user_id = ?1 ORDER BY at_ms DESC, id DESC LIMIT ?2",
            params![user_id.to_string(), sql_limit(limit)],
        )
    }
}

impl Writer<'_> {
    /// Tells a member, unless the member was already told of the same kind about the same message.
    /// Returns whether it was new.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn notify(&self, notification: &Notification) -> Result<bool, Error> {
        if let Some(communication) = notification.communication_id {
            let told: Option<i64> = self.value(
                "SELECT 1 FROM notifications
                 WHERE communication_id = ?1 AND kind = ?2 AND user_id = ?3 LIMIT 1",
                params![
                    communication.to_string(),
                    notification.kind,
                    notification.user_id.to_string()
                ],
            )?;
            if told.is_some() {
                return Ok(false);
            }
        }
        self.insert(notification)?;
        Ok(true)
    }
}
