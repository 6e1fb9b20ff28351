//! The `import_runs` table (each time dossiers of another system were brought in) and `imported` (which row of ours
//! came of which row of theirs, so that importing again changes nothing and an import can be taken back).

use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::blobs::BlobHash;
use crate::cell::words;
use crate::journal::stored;
use crate::row::{Row, row};
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE import_runs (
    id         TEXT    NOT NULL PRIMARY KEY,
    -- The system they come from, as its export names itself.
    source     TEXT    NOT NULL DEFAULT '',
    -- The file or folder, without its path.
    title      TEXT    NOT NULL DEFAULT '',
    by_user    TEXT,
    started_ms INTEGER NOT NULL DEFAULT 0,
    ended_ms   INTEGER,
    state      TEXT    NOT NULL DEFAULT 'running',
    -- JSON: what came of it; null until it ended.
    report     TEXT    NOT NULL DEFAULT 'null',
    -- JSON: what came of taking it back; null until then.
    undone     TEXT    NOT NULL DEFAULT 'null'
) STRICT, WITHOUT ROWID;
CREATE INDEX import_runs_by_time ON import_runs (started_ms);

CREATE TABLE imported (
    -- `<source>/<kind>/<their id>`.
    id           TEXT    NOT NULL PRIMARY KEY,
    -- The run that made it.
    run_id       TEXT    NOT NULL DEFAULT '',
    kind         TEXT    NOT NULL DEFAULT '',
    -- The matter it is in; NULL for a contact.
    workspace_id TEXT,
    -- Our table, and the key of our row.
    entity       TEXT    NOT NULL DEFAULT '',
    entity_id    TEXT    NOT NULL DEFAULT '',
    -- 0: it was here before, and was only recognised.
    made         INTEGER NOT NULL DEFAULT 1,
    -- SHA-256 of what they have, and of our row as the import left it.
    legacy_hash  BLOB    NOT NULL DEFAULT (zeroblob(32)),
    row_hash     BLOB    NOT NULL DEFAULT (zeroblob(32))
) STRICT, WITHOUT ROWID;
CREATE INDEX imported_by_run       ON imported (run_id, workspace_id);
CREATE INDEX imported_by_workspace ON imported (workspace_id) WHERE workspace_id IS NOT NULL;";

words! {
    /// How an import is doing.
    ImportState as "import state" {
        /// At work, or interrupted by the end of the process.
        Running = "running",
        /// Everything was read.
        Done = "done",
        /// A person stopped it; what it brought in stays.
        Cancelled = "cancelled",
        /// It failed; what it brought in stays.
        Failed = "failed",
        /// It was taken back.
        Undone = "undone",
    }
}

row! {
    /// One time that dossiers of another system were brought in.
    synced ImportRun in "import_runs" keyed Id {
        /// Identity.
        id: Id,
        /// The system they come from, as its export names itself.
        source: String,
        /// The file or folder, without its path.
        title: String,
        /// Who brought them in.
        by_user: Option<Id>,
        /// When.
        started_ms: i64,
        /// When it ended.
        ended_ms: Option<i64>,
        /// How it is doing.
        state: ImportState,
        /// What came of it, a JSON object.
        report: serde_json::Value,
        /// What came of taking it back, a JSON object.
        undone: serde_json::Value,
    }
}

row! {
    /// Which row of ours came of which row of theirs.
    synced Imported in "imported" keyed String {
        /// As [`Imported::key`] makes it, so that two devices that import the same row mean the same one.
        id: String,
        /// The run that made it.
        run_id: Id,
        /// Their kind of row.
        kind: String,
        /// The matter it is in; `None` for a contact.
        workspace_id: Option<Id>,
        /// Our table.
        entity: String,
        /// The key of our row.
        entity_id: String,
        /// The import made our row; otherwise it was here and was recognised.
        made: bool,
        /// SHA-256 of what they have.
        legacy_hash: BlobHash,
        /// [`fingerprint`] of our row as the import left it.
        row_hash: BlobHash,
    }
}

impl Imported {
    /// The identity of a row of theirs.
    #[must_use]
    pub fn key(source: &str, kind: &str, id: &str) -> String {
        format!("{source}/{kind}/{id}")
    }
}

/// SHA-256 of what a row says. What is empty or zero is left out, so that a column which a later release adds changes
/// the fingerprint of no row that is there.
///
/// - `leaving_out`: columns that change without anybody's doing.
#[must_use]
pub fn fingerprint<R: Row>(row: &R, leaving_out: &[&str]) -> BlobHash {
    let cells = row.cells();
    let mut columns: Vec<_> = R::COLUMNS.iter().zip(&cells).collect();
    columns.sort_by_key(|(column, _)| **column);
    let mut hash = Sha256::new();
    for (column, cell) in columns {
        let value = stored(cell);
        let is_empty = matches!(
            value,
            ValueRef::Null | ValueRef::Integer(0) | ValueRef::Text(b"")
        );
        if !is_empty && !leaving_out.contains(column) {
            let mut packed = Vec::new();
            crate::journal::append(&mut packed, column, value);
            hash.update(&packed);
        }
    }
    BlobHash(hash.finalize().into())
}

/// The synchronised tables whose rows belong to a matter, each with its key and how it names the matter.
const OF_A_MATTER: &[(&str, &str, &str)] = &[
    ("workspace_contacts", "id", "workspace_id = ?1"),
    ("checklist_items", "id", "workspace_id = ?1"),
    ("deadlines", "id", "workspace_id = ?1"),
    ("appointments", "id", "workspace_id = ?1"),
    ("alerts", "id", "workspace_id = ?1"),
    ("notifications", "id", "workspace_id = ?1"),
    ("timeline", "id", "workspace_id = ?1"),
    ("documents", "id", "workspace_id = ?1"),
    ("tasks", "id", "workspace_id = ?1"),
    ("notes", "id", "workspace_id = ?1"),
    ("document_drafts", "id", "workspace_id = ?1"),
    ("communications", "id", "workspace_id = ?1"),
    ("decision_workspaces", "id", "workspace_id = ?1"),
    (
        "workspace_merges",
        "workspace_id",
        "workspace_id = ?1 OR into_id = ?1",
    ),
];

impl Reader<'_> {
    /// The newest imports, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn import_runs(&self, limit: usize) -> Result<Vec<ImportRun>, Error> {
        self.rows(
            "ORDER BY started_ms DESC, id DESC LIMIT ?1",
            [sql_limit(limit)],
        )
    }

    /// The matters in which a run made or recognised anything.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn workspaces_of_import(&self, run: Id) -> Result<Vec<Id>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT workspace_id FROM imported
             WHERE run_id = ?1 AND workspace_id IS NOT NULL ORDER BY workspace_id",
        )?;
        let ids = statement.query_map([run.to_string()], |row| crate::row::load(row, &mut 0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The contacts that a run made or recognised.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn contacts_of_import(&self, run: Id) -> Result<Vec<Imported>, Error> {
        self.rows(
            "WHERE run_id = ?1 AND workspace_id IS NULL ORDER BY id",
            [run.to_string()],
        )
    }

    /// Whether anything is left of a run.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn has_imported(&self, run: Id) -> Result<bool, Error> {
        let one: Option<i64> = self.value(
            "SELECT 1 FROM imported WHERE run_id = ?1 LIMIT 1",
            [run.to_string()],
        )?;
        Ok(one.is_some())
    }

    /// What any run made or recognised in a matter.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn imported_in(&self, workspace_id: Id) -> Result<Vec<Imported>, Error> {
        self.rows(
            "WHERE workspace_id = ?1 ORDER BY id",
            [workspace_id.to_string()],
        )
    }

    /// Every synchronised row of a matter, the matter's own left out: table and key.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn rows_of_workspace(
        &self,
        workspace_id: Id,
    ) -> Result<Vec<(&'static str, String)>, Error> {
        let id = workspace_id.to_string();
        let mut found = Vec::new();
        for &(table, key, condition) in OF_A_MATTER {
            let sql = format!("SELECT {key} FROM {table} WHERE {condition}");
            let mut statement = self.connection.prepare_cached(&sql)?;
            for key in statement.query_map([&id], |row| row.get(0))? {
                found.push((table, key?));
            }
        }
        Ok(found)
    }

    /// Whether anything but a run's own memory refers to a contact.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn is_contact_in_use(&self, contact_id: Id) -> Result<bool, Error> {
        let used: Option<i64> = self.value(
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM workspace_contacts WHERE contact_id = ?1)
             OR EXISTS (SELECT 1 FROM communications WHERE contact_id = ?1)
             OR EXISTS (SELECT 1 FROM contacts WHERE merged_into = ?1)",
            [contact_id.to_string()],
        )?;
        Ok(used.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_says_what_a_row_says_and_no_more() {
        let id = Id::from_parts(1, &[0; 10]);
        let task = |label: &str| crate::Task {
            id,
            workspace_id: id,
            label: label.to_owned(),
            due_on: None,
            owner_user_id: None,
            created_ms: 5,
            done_ms: None,
            done_by: None,
        };
        assert_eq!(
            fingerprint(&task("one"), &[]),
            fingerprint(&task("one"), &[])
        );
        assert_ne!(
            fingerprint(&task("one"), &[]),
            fingerprint(&task("two"), &[])
        );
        assert_eq!(
            fingerprint(&task("one"), &["label"]),
            fingerprint(&task("two"), &["label"])
        );
    }
}
