//! The `document_drafts` table: letters and acts that the machine prepared for a matter, with where each passage comes
//! from, and the validation of exactly one text. Answers to messages are in `drafts`.

use serde_json::Value;

use crate::access::Reader;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE document_drafts (
    id               TEXT    NOT NULL PRIMARY KEY,
    workspace_id     TEXT    NOT NULL DEFAULT '',
    -- The template it was written from: `court-appeal`.
    template         TEXT    NOT NULL DEFAULT '',
    language         TEXT    NOT NULL DEFAULT 'fr',
    title            TEXT    NOT NULL DEFAULT '',
    text             TEXT    NOT NULL DEFAULT '',
    -- JSON array of `[start, end, source]`: bytes of the text, and which of the sources.
    passages         TEXT    NOT NULL DEFAULT '[]',
    -- JSON array of objects: where something comes from.
    sources          TEXT    NOT NULL DEFAULT '[]',
    by_user          TEXT,
    created_ms       INTEGER NOT NULL DEFAULT 0,
    updated_ms       INTEGER NOT NULL DEFAULT 0,
    -- SHA-256, in hex, of the title and text that a person validated. Void as soon as they are others.
    validated_sha256 TEXT,
    validated_by     TEXT,
    validated_ms     INTEGER,
    -- The document it became.
    document_id      TEXT,
    removed_ms       INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX document_drafts_by_workspace ON document_drafts (workspace_id);";

row! {
    /// A letter or an act that the machine prepared.
    synced DocumentDraft in "document_drafts" keyed Id {
        /// Identity.
        id: Id,
        /// The matter.
        workspace_id: Id,
        /// The template it was written from.
        template: String,
        /// ISO 639-1.
        language: String,
        /// As it is called.
        title: String,
        /// The text so far.
        text: String,
        /// JSON array of `[start, end, source]`: bytes of the text, and which of the sources.
        passages: Value,
        /// JSON array of objects: where something comes from.
        sources: Value,
        /// Who asked for it, or wrote last.
        by_user: Option<Id>,
        /// When it was prepared.
        created_ms: i64,
        /// When it was last changed.
        updated_ms: i64,
        /// SHA-256, in hex, of the title and text that a person validated.
        validated_sha256: Option<String>,
        /// Who validated it.
        validated_by: Option<Id>,
        /// When.
        validated_ms: Option<i64>,
        /// The document it became.
        document_id: Option<Id>,
        /// When somebody took it away.
        removed_ms: Option<i64>,
    }
}

impl Reader<'_> {
    /// The drafts of a matter that nobody took away, the one changed last first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn document_drafts(&self, workspace_id: Id) -> Result<Vec<DocumentDraft>, Error> {
        self.rows(
            "WHERE workspace_id = ?1 AND removed_ms IS NULL ORDER BY updated_ms DESC, id DESC",
            [workspace_id.to_string()],
        )
    }
}
