//! The `decision_imports` table (each time decisions were brought into the library) and `decision_arrivals` (what each
//! import did to which decision, so that it can be taken back).

use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::row::row;
use crate::{BlobHash, Error, Id, ImportState};

pub(crate) const CREATE: &str = "
CREATE TABLE decision_imports (
    id         TEXT    NOT NULL PRIMARY KEY,
    -- The file or folder, without its path.
    title      TEXT    NOT NULL DEFAULT '',
    by_user    TEXT,
    started_ms INTEGER NOT NULL DEFAULT 0,
    ended_ms   INTEGER,
    state      TEXT    NOT NULL DEFAULT 'running',
    -- JSON: what came of it; null until it ended.
    report     TEXT    NOT NULL DEFAULT 'null'
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_imports_by_time ON decision_imports (started_ms);

CREATE TABLE decision_arrivals (
    -- `<import>/<decision>`.
    id          TEXT    NOT NULL PRIMARY KEY,
    import_id   TEXT    NOT NULL DEFAULT '',
    decision_id TEXT    NOT NULL DEFAULT '',
    -- 0: it was here, and got another version of its text.
    made        INTEGER NOT NULL DEFAULT 1,
    -- The version of the text that it replaced.
    replaced    TEXT,
    -- SHA-256 of the row as the import left it.
    row_hash    BLOB    NOT NULL DEFAULT (zeroblob(32))
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_arrivals_by_import   ON decision_arrivals (import_id);
CREATE INDEX decision_arrivals_by_decision ON decision_arrivals (decision_id);";

row! {
    /// One time that decisions were brought in.
    synced DecisionImport in "decision_imports" keyed Id {
        /// Identity.
        id: Id,
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
    }
}

row! {
    /// What an import did to a decision.
    synced DecisionArrival in "decision_arrivals" keyed String {
        /// As [`DecisionArrival::key`] makes it.
        id: String,
        /// The import.
        import_id: Id,
        /// The decision.
        decision_id: Id,
        /// The import made it; otherwise it got another version of its text.
        made: bool,
        /// The version of the text that it replaced.
        replaced: Option<Id>,
        /// [`crate::fingerprint`] of the row as the import left it.
        row_hash: BlobHash,
    }
}

impl DecisionArrival {
    /// The identity of what an import did to a decision.
    #[must_use]
    pub fn key(import_id: Id, decision_id: Id) -> String {
        format!("{import_id}/{decision_id}")
    }
}

impl Reader<'_> {
    /// The newest imports of decisions, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn decision_imports(&self, limit: usize) -> Result<Vec<DecisionImport>, Error> {
        self.rows(
            "ORDER BY started_ms DESC, id DESC LIMIT ?1",
            [sql_limit(limit)],
        )
    }

    /// What an import did.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn decision_arrivals(&self, import_id: Id) -> Result<Vec<DecisionArrival>, Error> {
        self.rows("WHERE import_id = ?1 ORDER BY id", [import_id.to_string()])
    }

    /// What imports did to a decision.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn arrivals_of_decision(&self, decision_id: Id) -> Result<Vec<DecisionArrival>, Error> {
        self.rows(
            "WHERE decision_id = ?1 ORDER BY id",
            [decision_id.to_string()],
        )
    }
}
