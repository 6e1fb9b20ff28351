//! The register of what was erased: ids and hashes, no words. A backup from before the erasure holds the person still;
//! whoever restores it plays the register again.

use std::collections::BTreeSet;

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::ErasureOrder;
use crate::access::{Reader, Writer};
use crate::cell::Cell as _;
use crate::{BlobHash, Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE erasures (
    id      TEXT    NOT NULL PRIMARY KEY,
    at_ms   INTEGER NOT NULL,
    by_user TEXT
) STRICT, WITHOUT ROWID;

-- The roots of each erasure: ids of contacts, workspaces and messages that are gone.
CREATE TABLE erased_roots (
    erasure_id TEXT NOT NULL,
    entity     TEXT NOT NULL,
    entity_id  TEXT NOT NULL,
    PRIMARY KEY (erasure_id, entity, entity_id)
) STRICT, WITHOUT ROWID;

-- Messages that do not come in again: hashes of their raw bytes.
CREATE TABLE erased_messages (
    hash BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Files of the blob folder that wait to be removed.
CREATE TABLE erased_files (
    hash BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;";

/// One erasure, as the register keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Identity.
    pub id: String,
    /// When.
    pub at_ms: i64,
    /// Who decided; `None` is the machine.
    pub by_user: Option<String>,
    /// Ids of contacts.
    pub contacts: BTreeSet<String>,
    /// Ids of workspaces.
    pub workspaces: BTreeSet<String>,
    /// Ids of messages.
    pub communications: BTreeSet<String>,
    /// SHA-256 of the raw messages, hexadecimal.
    pub messages: BTreeSet<String>,
}

fn texts(ids: &BTreeSet<Id>) -> BTreeSet<String> {
    ids.iter().map(ToString::to_string).collect()
}

fn ids(texts: &BTreeSet<String>) -> BTreeSet<Id> {
    texts.iter().filter_map(|id| id.parse().ok()).collect()
}

impl Erasure {
    /// What an order will have erased.
    ///
    /// - `messages`: the hashes of the raw messages of the order, from [`Reader::raw_hashes`].
    #[must_use]
    pub fn of(
        id: Id,
        at_ms: i64,
        by_user: Option<Id>,
        order: &ErasureOrder,
        messages: &BTreeSet<BlobHash>,
    ) -> Self {
        Self {
            id: id.to_string(),
            at_ms,
            by_user: by_user.map(|id| id.to_string()),
            contacts: texts(&order.contacts),
            workspaces: texts(&order.workspaces),
            communications: texts(&order.communications),
            messages: messages.iter().map(ToString::to_string).collect(),
        }
    }

    /// The order to erase the same once more.
    #[must_use]
    pub fn order(&self) -> ErasureOrder {
        ErasureOrder {
            contacts: ids(&self.contacts),
            workspaces: ids(&self.workspaces),
            communications: ids(&self.communications),
            ..ErasureOrder::default()
        }
    }
}

impl Reader<'_> {
    /// The hashes of the raw bytes of messages.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn raw_hashes(&self, communications: &BTreeSet<Id>) -> Result<BTreeSet<BlobHash>, Error> {
        let mut hashes = BTreeSet::new();
        for id in communications {
            let hash = self.communication(*id)?.and_then(|row| row.raw_hash);
            hashes.extend(hash);
        }
        Ok(hashes)
    }

    /// Every erasure, oldest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn erasures(&self) -> Result<Vec<Erasure>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, at_ms, by_user FROM erasures ORDER BY at_ms, id")?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            let roots = |entity: &str| -> Result<BTreeSet<String>, Error> {
                let sql =
                    "SELECT entity_id FROM erased_roots WHERE erasure_id = ?1 AND entity = ?2";
                let mut statement = self.connection.prepare_cached(sql)?;
                let ids = statement.query_map([id.as_str(), entity], |row| row.get(0))?;
                Ok(ids.collect::<Result<_, _>>()?)
            };
            all.push(Erasure {
                at_ms: row.get(1)?,
                by_user: row.get(2)?,
                contacts: roots("contacts")?,
                workspaces: roots("workspaces")?,
                communications: roots("communications")?,
                messages: roots("raw")?,
                id,
            });
        }
        Ok(all)
    }

    /// Whether a message with these raw bytes was erased.
    pub(crate) fn is_erased_message(&self, hash: &BlobHash) -> Result<bool, Error> {
        let sql = "SELECT 1 FROM erased_messages WHERE hash = ?1";
        Ok(self.value::<i64>(sql, params![hash.store()])?.is_some())
    }
}

impl Writer<'_> {
    /// Keeps an erasure in the register. Returns `false` when it was there.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn register_erasure(&self, erasure: &Erasure) -> Result<bool, Error> {
        let new = self.execute_local(
            "INSERT OR IGNORE INTO erasures (id, at_ms, by_user) VALUES (?1, ?2, ?3)",
            params![erasure.id, erasure.at_ms, erasure.by_user],
        )?;
        if new == 0 {
            return Ok(false);
        }
        for (entity, ids) in [
            ("contacts", &erasure.contacts),
            ("workspaces", &erasure.workspaces),
            ("communications", &erasure.communications),
            ("raw", &erasure.messages),
        ] {
            for id in ids {
                self.execute_local(
                    "INSERT OR IGNORE INTO erased_roots (erasure_id, entity, entity_id) VALUES (?1, ?2, ?3)",
                    params![erasure.id, entity, id],
                )?;
            }
        }
        for hash in erasure
            .messages
            .iter()
            .filter_map(|hash| hash.parse::<BlobHash>().ok())
        {
            self.execute_local(
                "INSERT OR IGNORE INTO erased_messages (hash) VALUES (?1)",
                params![hash.store()],
            )?;
        }
        Ok(true)
    }
}
