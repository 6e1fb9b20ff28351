//! The `alerts` table: what the firm must not overlook.

use serde_json::Value;

use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::cell::words;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE alerts (
    id               TEXT    NOT NULL PRIMARY KEY,
    workspace_id     TEXT,
    communication_id TEXT,
    -- `deadline_near`, `unconfirmed_deadline`, ...
    kind             TEXT    NOT NULL DEFAULT '',
    level            TEXT    NOT NULL DEFAULT 'medium',
    -- Key of the sentence in the language files, and a JSON object to fill it with.
    text_key         TEXT    NOT NULL DEFAULT '',
    params           TEXT    NOT NULL DEFAULT 'null',
    at_ms            INTEGER NOT NULL DEFAULT 0,
    acknowledged_by  TEXT,
    acknowledged_ms  INTEGER,
    snoozed_until_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX alerts_by_workspace ON alerts (workspace_id) WHERE workspace_id IS NOT NULL;
CREATE INDEX alerts_open         ON alerts (at_ms) WHERE acknowledged_ms IS NULL;";

/// When people were told of it again because nobody had taken it on.
pub(crate) const REPEAT: &str = "
ALTER TABLE alerts ADD COLUMN repeated_ms INTEGER;";

words! {
    /// How loud an alert is, quietest first.
    AlertLevel as "alert level" {
        /// In passing.
        Low = "low",
        /// Worth knowing.
        Medium = "medium",
        /// Today.
        High = "high",
        /// Now.
        Critical = "critical",
    }
}

row! {
    /// Something the firm must not overlook.
    synced Alert in "alerts" keyed Id {
        /// Identity.
        id: Id,
        /// The matter it is about.
        workspace_id: Option<Id>,
        /// The message it is about.
        communication_id: Option<Id>,
        /// Its kind, one word.
        kind: String,
        /// How loud.
        level: AlertLevel,
        /// Key of the sentence in the language files.
        text_key: String,
        /// What fills the sentence, a JSON object.
        params: Value,
        /// When it was raised.
        at_ms: i64,
        /// Who took note.
        acknowledged_by: Option<Id>,
        /// When.
        acknowledged_ms: Option<i64>,
        /// Hidden until then.
        snoozed_until_ms: Option<i64>,
        /// When people were last told of it again.
        repeated_ms: Option<i64>,
    }
}

impl Reader<'_> {
    /// The alerts of a matter, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn alerts_of(&self, workspace_id: Id) -> Result<Vec<Alert>, Error> {
        self.rows(
            "WHERE workspace_id = ?1 ORDER BY at_ms DESC, id DESC",
            [workspace_id.to_string()],
        )
    }

    /// Alerts about a hearing or an appointment to come that nobody took on, in open matters, soonest first. Their `day`
    /// is that day, ISO 8601.
    ///
    /// - `responsible`: only of the matters of this member.
    /// - `today`: ISO 8601.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn announced_days(
        &self,
        responsible: Option<Id>,
        today: &str,
        now_ms: i64,
        limit: usize,
    ) -> Result<Vec<Alert>, Error> {
        self.rows(
            "WHERE acknowledged_ms IS NULL AND (snoozed_until_ms IS NULL OR snoozed_until_ms <= ?3)
             AND kind IN ('hearing_announced', 'appointment_announced') AND params ->> 'day' >= ?2
             AND workspace_id IN (SELECT id FROM workspaces WHERE status = 'open'
                                  AND (?1 IS NULL OR responsible_user_id = ?1))
             ORDER BY params ->> 'day', id LIMIT ?4",
            (
                responsible.map(|id| id.to_string()),
                today,
                now_ms,
                sql_limit(limit),
            ),
        )
    }

    /// Alerts that are to be told of again, oldest first: critical ones that nobody took on and nobody was told of
    /// since `before_ms`, and any whose sleep is over.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn unheard_alerts(
        &self,
        now_ms: i64,
        before_ms: i64,
        limit: usize,
    ) -> Result<Vec<Alert>, Error> {
        self.rows(
            "WHERE acknowledged_ms IS NULL AND (snoozed_until_ms IS NULL OR snoozed_until_ms <= ?1)
             AND (snoozed_until_ms > max(at_ms, coalesce(repeated_ms, 0))
                  OR (level = 'critical'
                      AND max(at_ms, coalesce(repeated_ms, 0), coalesce(snoozed_until_ms, 0)) <= ?2))
             ORDER BY at_ms, id LIMIT ?3",
            (now_ms, before_ms, sql_limit(limit)),
        )
    }
}
