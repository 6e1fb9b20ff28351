//! The `deadline_log` table: one page a day with every open deadline as it stood. The hash of each page is
//! a line of the audit chain, so that a page that was changed, or taken out, is found.

use sha2::{Digest, Sha256};

use crate::Error;
use crate::access::{Reader, Writer};
use crate::arrivals::sql_limit;
use crate::row::row;

pub(crate) const CREATE: &str = "
CREATE TABLE deadline_log (
    -- ISO date in Paris.
    day       TEXT    NOT NULL PRIMARY KEY,
    at_ms     INTEGER NOT NULL DEFAULT 0,
    -- JSON, exactly as it was hashed.
    body      TEXT    NOT NULL DEFAULT '',
    -- SHA-256 of body, hexadecimal.
    sha256    TEXT    NOT NULL DEFAULT '',
    -- Deadlines on the page.
    lines     INTEGER NOT NULL DEFAULT 0,
    -- The line of the audit log that carries the hash.
    audit_seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;";

/// The audit action that carries the hash of a page.
const ACTION: &str = "deadlines.log";

row! {
    /// The deadlines of one day.
    local LogPage in "deadline_log" {
        /// ISO date in Paris.
        day: String,
        /// When it was written.
        at_ms: i64,
        /// JSON, exactly as it was hashed.
        body: String,
        /// SHA-256 of the body, hexadecimal.
        sha256: String,
        /// Deadlines on the page.
        lines: i64,
        /// The line of the audit log that carries the hash.
        audit_seq: i64,
    }
}

impl LogPage {
    /// Whether the body still has the hash that was written beside it.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        sha256(&self.body) == self.sha256
    }
}

fn sha256(body: &str) -> String {
    Sha256::digest(body.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

impl Reader<'_> {
    /// The page of a day.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn log_page(&self, day: &str) -> Result<Option<LogPage>, Error> {
        self.row("WHERE day = ?1", [day])
    }

    /// The newest pages, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn log_pages(&self, limit: usize) -> Result<Vec<LogPage>, Error> {
        self.rows("ORDER BY day DESC LIMIT ?1", [sql_limit(limit)])
    }

    /// The days whose page is not what the audit chain says, with the reason.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn verify_deadline_log(&self) -> Result<Vec<(String, &'static str)>, Error> {
        let mut wrong = Vec::new();
        for page in self.rows::<LogPage>("ORDER BY day", [])? {
            let chained = format!(
                "SELECT 1 FROM audit WHERE seq = ?1 AND action = '{ACTION}' AND entity_id = ?2
                 AND json_extract(detail, '$.sha256') = ?3"
            );
            let known: Option<i64> = self.value(
                &chained,
                (page.audit_seq, page.day.as_str(), page.sha256.as_str()),
            )?;
            if !page.is_intact() {
                wrong.push((page.day, "was changed"));
            } else if known.is_none() {
                wrong.push((page.day, "is not in the audit log"));
            }
        }
        let mut statement = self.connection.prepare(&format!(
            "SELECT entity_id FROM audit a WHERE action = '{ACTION}'
             AND NOT EXISTS (SELECT 1 FROM deadline_log WHERE day = a.entity_id)"
        ))?;
        let gone = statement.query_map([], |row| row.get(0))?;
        for day in gone {
            wrong.push((day?, "is missing"));
        }
        Ok(wrong)
    }
}

impl Writer<'_> {
    /// Writes the page of a day and its hash into the audit chain. Returns `false` when the day has its page.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn log_deadlines(&self, day: &str, body: &str, lines: usize) -> Result<bool, Error> {
        if self.log_page(day)?.is_some() {
            return Ok(false);
        }
        let hash = sha256(body);
        let seq = self.audit(
            None,
            ACTION,
            "deadline_log",
            day,
            &serde_json::json!({ "sha256": hash, "lines": lines }),
        )?;
        self.execute_local(
            "INSERT INTO deadline_log (day, at_ms, body, sha256, lines, audit_seq)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (day, self.now_ms, body, hash, sql_limit(lines), seq),
        )?;
        Ok(true)
    }

    /// Writes a page anew in which lines were blanked, and its new hash into the audit chain.
    pub(crate) fn blank_log_page(
        &self,
        page: &LogPage,
        body: &str,
        blanked: usize,
    ) -> Result<(), Error> {
        let hash = sha256(body);
        let detail = serde_json::json!({
            "sha256": hash, "lines": page.lines, "blanked": blanked, "before": page.sha256,
        });
        let seq = self.audit(None, ACTION, "deadline_log", &page.day, &detail)?;
        self.execute_local(
            "UPDATE deadline_log SET body = ?2, sha256 = ?3, audit_seq = ?4 WHERE day = ?1",
            (page.day.as_str(), body, hash, seq),
        )?;
        Ok(())
    }
}
