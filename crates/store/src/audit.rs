//! The audit log: who did what, when, on which device. A chain: every entry holds the hash of the one
//! before, and the newest hash is kept apart, so that a changed, removed or cut-off entry is found.
//!
//! It proves that the file was not edited from within or by accident; somebody who has the key and rewrites
//! the whole chain can only be found by comparing with a copy.

use rusqlite::params;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::access::{Reader, Writer};
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE audit (
    seq       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at_ms     INTEGER NOT NULL,
    -- NULL: the machine.
    user_id   TEXT,
    device_id TEXT    NOT NULL,
    -- `message.filed`, `forbidden_attempt`, ...
    action    TEXT    NOT NULL,
    entity    TEXT    NOT NULL,
    entity_id TEXT    NOT NULL,
    -- JSON.
    detail    TEXT    NOT NULL,
    prev_hash BLOB    NOT NULL,
    -- SHA-256 over all of the above.
    hash      BLOB    NOT NULL
) STRICT;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
    BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit
    BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;";

/// One line of the audit log.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditEntry {
    /// Its number, rising by one.
    pub seq: i64,
    /// When.
    pub at_ms: i64,
    /// Who; `None` is the machine.
    pub user_id: Option<Id>,
    /// On which device.
    pub device_id: Id,
    /// What, one dotted word.
    pub action: String,
    /// To which kind of thing.
    pub entity: String,
    /// To which one.
    pub entity_id: String,
    /// What else there is to say, JSON.
    pub detail: Value,
}

/// What is wrong with the audit log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AuditFinding {
    /// The entry does not have the content it was written with, or is not where it was.
    #[error("audit entry {seq} was changed")]
    Changed {
        /// Its number.
        seq: i64,
    },
    /// Entries are missing from the middle.
    #[error("audit entries before {seq} are missing")]
    Gap {
        /// The first entry after the gap.
        seq: i64,
    },
    /// Entries are missing from the end.
    #[error("the newest audit entries are missing")]
    CutOff,
}

/// The head of the chain in `meta`: the newest number and hash.
const HEAD: &str = "audit_head";

struct Link {
    seq: i64,
    at_ms: i64,
    user_id: Option<String>,
    device_id: String,
    action: String,
    entity: String,
    entity_id: String,
    detail: String,
    prev: Vec<u8>,
}

impl Link {
    /// The canonical encoding is every field with its length before it, so that no two entries share one.
    fn hash(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        let mut field = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        };
        field(b"guichet audit 1");
        field(&self.seq.to_be_bytes());
        field(&self.at_ms.to_be_bytes());
        field(&[u8::from(self.user_id.is_some())]);
        field(self.user_id.as_deref().unwrap_or("").as_bytes());
        for text in [
            &self.device_id,
            &self.action,
            &self.entity,
            &self.entity_id,
            &self.detail,
        ] {
            field(text.as_bytes());
        }
        field(&self.prev);
        hash.finalize().into()
    }
}

const SELECT: &str =
    "SELECT seq, at_ms, user_id, device_id, action, entity, entity_id, detail, prev_hash, hash
    FROM audit";

fn read_link(row: &rusqlite::Row<'_>) -> rusqlite::Result<(Link, Vec<u8>)> {
    let link = Link {
        seq: row.get(0)?,
        at_ms: row.get(1)?,
        user_id: row.get(2)?,
        device_id: row.get(3)?,
        action: row.get(4)?,
        entity: row.get(5)?,
        entity_id: row.get(6)?,
        detail: row.get(7)?,
        prev: row.get(8)?,
    };
    Ok((link, row.get(9)?))
}

fn read_entry(row: &rusqlite::Row<'_>) -> rusqlite::Result<AuditEntry> {
    let mut next = 0;
    Ok(AuditEntry {
        seq: crate::row::load(row, &mut next)?,
        at_ms: crate::row::load(row, &mut next)?,
        user_id: crate::row::load(row, &mut next)?,
        device_id: crate::row::load(row, &mut next)?,
        action: crate::row::load(row, &mut next)?,
        entity: crate::row::load(row, &mut next)?,
        entity_id: crate::row::load(row, &mut next)?,
        detail: crate::row::load(row, &mut next)?,
    })
}

impl Reader<'_> {
    fn audit_head(&self) -> Result<(i64, Vec<u8>), Error> {
        let sql = "SELECT value FROM meta WHERE key = ?1";
        let head: Option<Vec<u8>> = self.value(sql, [HEAD])?;
        let Some(head) = head else {
            return Ok((0, vec![0; 32]));
        };
        let (seq, hash) = head.split_first_chunk().ok_or_else(|| Error::Damaged {
            what: "the head of the audit log".to_owned(),
        })?;
        Ok((i64::from_be_bytes(*seq), hash.to_vec()))
    }

    /// The newest lines of the audit log, newest first.
    ///
    /// - `before`: the number of the last one already seen; `None` starts at the newest.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn audit_log(&self, before: Option<i64>, limit: usize) -> Result<Vec<AuditEntry>, Error> {
        let sql = format!("{SELECT} WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let limit = crate::arrivals::sql_limit(limit);
        let rows = statement.query_map((before.unwrap_or(i64::MAX), limit), read_entry)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Checks the whole chain. An empty answer means that nobody changed or removed anything.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn verify_audit(&self) -> Result<Vec<AuditFinding>, Error> {
        let mut findings = Vec::new();
        let (mut seq, mut prev) = (0, vec![0; 32]);
        let mut statement = self.connection.prepare(&format!("{SELECT} ORDER BY seq"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (link, hash) = read_link(row)?;
            if link.seq != seq + 1 {
                findings.push(AuditFinding::Gap { seq: link.seq });
            } else if link.prev != prev || link.hash().as_slice() != hash {
                findings.push(AuditFinding::Changed { seq: link.seq });
            }
            (seq, prev) = (link.seq, hash);
        }
        if self.audit_head()? != (seq, prev) {
            findings.push(AuditFinding::CutOff);
        }
        Ok(findings)
    }
}

impl Writer<'_> {
    /// Appends a line to the audit log, at the transaction's moment, on this device. Returns its number.
    ///
    /// - `user_id`: who; `None` is the machine.
    /// - `action`: one dotted word, `message.filed`, `forbidden_attempt`.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn audit(
        &self,
        user_id: Option<Id>,
        action: &str,
        entity: &str,
        entity_id: &str,
        detail: &Value,
    ) -> Result<i64, Error> {
        let (last, prev) = self.audit_head()?;
        let link = Link {
            seq: last + 1,
            at_ms: self.now_ms,
            user_id: user_id.map(|id| id.to_string()),
            device_id: self.memory.borrow().device.to_string(),
            action: action.to_owned(),
            entity: entity.to_owned(),
            entity_id: entity_id.to_owned(),
            detail: detail.to_string(),
            prev,
        };
        let hash = link.hash();
        self.execute_local(
            "INSERT INTO audit (seq, at_ms, user_id, device_id, action, entity, entity_id, detail, prev_hash, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                link.seq,
                link.at_ms,
                link.user_id,
                link.device_id,
                link.action,
                link.entity,
                link.entity_id,
                link.detail,
                link.prev,
                hash,
            ],
        )?;
        let head = [&link.seq.to_be_bytes(), hash.as_slice()].concat();
        self.execute_local(
            "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)",
            params![HEAD, head],
        )?;
        Ok(link.seq)
    }
}
