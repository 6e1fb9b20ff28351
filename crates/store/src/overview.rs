//! What the first screen asks of several tables at once. No table of its own.

use rusqlite::params;

use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::{Card, Deadline, Error, Id};

impl Reader<'_> {
    /// Running deadlines of open matters, nearest prudent date first.
    ///
    /// - `responsible`: only of the matters of this member.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn nearest_deadlines(
        &self,
        responsible: Option<Id>,
        since_ms: i64,
        limit: usize,
    ) -> Result<Vec<Deadline>, Error> {
        self.rows(
            &format!("WHERE id IN (SELECT d.id FROM {RUNNING} ORDER BY d.due_safe_ms, d.id LIMIT ?2) ORDER BY due_safe_ms, id"),
            params![
                responsible.map(|id| id.to_string()),
                sql_limit(limit),
                since_ms
            ],
        )
    }

    /// How many deadlines run, and how many of them have a prudent date not after `until_ms`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_running(
        &self,
        responsible: Option<Id>,
        since_ms: i64,
        until_ms: i64,
    ) -> Result<(i64, i64), Error> {
        let sql = format!(
            "SELECT count(*), count(CASE WHEN d.due_safe_ms <= ?2 THEN 1 END) FROM {RUNNING}"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let counts = statement.query_row(
            params![responsible.map(|id| id.to_string()), until_ms, since_ms],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(counts)
    }

    /// Deadlines of open matters that nobody confirmed, nearest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn proposed_deadlines(
        &self,
        responsible: Option<Id>,
        since_ms: i64,
        limit: usize,
    ) -> Result<Vec<Deadline>, Error> {
        self.rows(
            &format!(
                "WHERE id IN (SELECT d.id FROM {RUNNING} AND d.state = 'proposed' ORDER BY d.due_safe_ms, d.id LIMIT ?2)
                 ORDER BY due_safe_ms, id"
            ),
            params![responsible.map(|id| id.to_string()), sql_limit(limit), since_ms],
        )
    }

    /// How many deadlines nobody confirmed.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_proposed(&self, responsible: Option<Id>, since_ms: i64) -> Result<i64, Error> {
        let sql = format!("SELECT count(*) FROM {RUNNING} AND d.state = 'proposed'");
        Ok(self
            .value(
                &sql,
                params![
                    responsible.map(|id| id.to_string()),
                    rusqlite::types::Null,
                    since_ms
                ],
            )?
            .unwrap_or(0))
    }

    /// Messages that nobody looked at yet and that do not sleep, most urgent first, then newest.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn to_decide(
        &self,
        assignee: Option<Id>,
        now_ms: i64,
        limit: usize,
    ) -> Result<Vec<Card>, Error> {
        let mut cards = Vec::new();
        for priority in ["critical", "high", "medium", "low"] {
            if cards.len() >= limit {
                break;
            }
            cards.extend(self.rows::<Card>(
                "WHERE priority = ?1 AND status = 'to_validate' AND (?2 IS NULL OR assignee_user_id = ?2)
                 AND (snoozed_until_ms IS NULL OR snoozed_until_ms <= ?3)
                 ORDER BY received_ms DESC LIMIT ?4",
                params![priority, assignee.map(|id| id.to_string()), now_ms, sql_limit(limit - cards.len())],
            )?);
        }
        Ok(cards)
    }

    /// How many messages nobody looked at yet.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_to_decide(&self, assignee: Option<Id>) -> Result<i64, Error> {
        let count = match assignee {
            None => self.value("SELECT count(*) FROM communications WHERE status = 'to_validate'", [])?,
            Some(id) => self.value(
                "SELECT count(*) FROM communications WHERE assignee_user_id = ?1 AND status = 'to_validate'",
                [id.to_string()],
            )?,
        };
        Ok(count.unwrap_or(0))
    }

    /// Messages whose bytes could not be read as a message and that are not closed, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn unparsed(&self, limit: usize) -> Result<Vec<Card>, Error> {
        self.rows(
            "WHERE parse_state = 'failed' AND status <> 'closed' ORDER BY received_ms DESC LIMIT ?1",
            [sql_limit(limit)],
        )
    }

    /// Messages that were escalated, most urgent first, then the longest overdue.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn escalated(&self, limit: usize) -> Result<Vec<Card>, Error> {
        let mut cards = Vec::new();
        for priority in ["critical", "high", "medium", "low"] {
            if cards.len() >= limit {
                break;
            }
            cards.extend(self.rows::<Card>(
                "WHERE priority = ?1 AND status = 'escalated' ORDER BY sla_due_ms LIMIT ?2",
                params![priority, sql_limit(limit - cards.len())],
            )?);
        }
        Ok(cards)
    }

    /// How many messages could not be read or were escalated.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_stuck(&self) -> Result<i64, Error> {
        let sql = "SELECT (SELECT count(*) FROM communications WHERE parse_state = 'failed' AND status <> 'closed')
                        + (SELECT count(*) FROM communications WHERE status = 'escalated')";
        Ok(self.value(sql, [])?.unwrap_or(0))
    }

    /// Mean milliseconds from the arrival of a message to a person's first step, over the messages whose
    /// first step was not before `since_ms`; `None` when there is none.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn mean_response_ms(&self, since_ms: i64) -> Result<Option<f64>, Error> {
        let mean: Option<Option<f64>> = self.value(
            "SELECT avg(max(0, first - c.received_ms)) FROM (
                SELECT communication_id, min(at_ms) AS first FROM status_history
                WHERE user_id IS NOT NULL GROUP BY communication_id HAVING min(at_ms) >= ?1
             ) JOIN communications c ON c.id = communication_id",
            [since_ms],
        )?;
        Ok(mean.flatten())
    }

    /// Whether the firm has neither a message nor a matter.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn is_empty(&self) -> Result<bool, Error> {
        let empty: Option<bool> = self.value(
            "SELECT NOT EXISTS (SELECT 1 FROM communications) AND NOT EXISTS (SELECT 1 FROM workspaces)",
            [],
        )?;
        Ok(empty.unwrap_or(true))
    }

    /// How many messages the firm ever kept on this device; does not count them one by one.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn messages_ever(&self) -> Result<i64, Error> {
        Ok(self
            .value("SELECT coalesce(max(n), 0) FROM communications", [])?
            .unwrap_or(0))
    }

    /// How many messages came through each mailbox, by its id.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn messages_by_account(&self) -> Result<std::collections::BTreeMap<Id, i64>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT account_id, count(*) FROM communications WHERE account_id IS NOT NULL GROUP BY account_id",
        )?;
        let rows =
            statement.query_map([], |row| Ok((crate::row::load(row, &mut 0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many notifications a member has not read.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_unread_notifications(&self, user_id: Id) -> Result<i64, Error> {
        let sql = "SELECT count(*) FROM notifications WHERE user_id = ?1 AND read = 0";
        Ok(self.value(sql, [user_id.to_string()])?.unwrap_or(0))
    }

    /// Everything a member was told and has not read, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn unread_notifications(&self, user_id: Id) -> Result<Vec<crate::Notification>, Error> {
        self.rows(
            "WHERE user_id = ?1 AND read = 0 ORDER BY at_ms DESC",
            [user_id.to_string()],
        )
    }

    /// How many corrections people made, and how many of them after `since_ms`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_labels(&self, since_ms: i64) -> Result<(i64, i64), Error> {
        let sql = "SELECT count(*), count(CASE WHEN at_ms > ?1 THEN 1 END) FROM labels";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row([since_ms], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// For each field that people judged: how many messages they decided on, and how many of these they
    /// left as the machine had said.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn label_accuracy(&self) -> Result<Vec<(String, i64, i64)>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT field, count(*), count(CASE WHEN kept THEN 1 END) FROM (
                SELECT field, communication_id, max(machine <> human) = 0 AS kept FROM labels
                GROUP BY field, communication_id
             ) GROUP BY field ORDER BY field",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The first twelve hexadecimal digits of the hash of an audit entry.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn audit_hash(&self, seq: i64) -> Result<Option<String>, Error> {
        self.value(
            "SELECT lower(hex(substr(hash, 1, 6))) FROM audit WHERE seq = ?1",
            [seq],
        )
    }
}

/// A running deadline of an open matter, of the member ?1 or of anybody.
/// `?3`: a proposal whose date passed before it is history that came in with old mail.
///
/// Only columns of the index: the rows themselves carry pages of explanation.
const RUNNING: &str =
    "deadlines d WHERE d.state IN ('proposed', 'confirmed') AND d.due_safe_ms IS NOT NULL
    AND (d.state = 'confirmed' OR d.due_safe_ms >= ?3)
    AND EXISTS (SELECT 1 FROM workspaces w WHERE w.id = d.workspace_id AND w.status = 'open'
                AND (?1 IS NULL OR w.responsible_user_id = ?1))";
