//! The `documents` table (files that somebody added to a matter) and `document_versions` (their content, every
//! version that ever was). What hangs on a message stays in `attachments`.

use crate::access::Reader;
use crate::row::row;
use crate::{BlobHash, Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE documents (
    id           TEXT    NOT NULL PRIMARY KEY,
    workspace_id TEXT    NOT NULL DEFAULT '',
    filename     TEXT    NOT NULL DEFAULT '',
    created_ms   INTEGER NOT NULL DEFAULT 0,
    created_by   TEXT,
    -- When somebody took it out; it can be put back.
    removed_ms   INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_by_workspace ON documents (workspace_id);

CREATE TABLE document_versions (
    id           TEXT    NOT NULL PRIMARY KEY,
    document_id  TEXT    NOT NULL DEFAULT '',
    filename     TEXT    NOT NULL DEFAULT '',
    content_type TEXT    NOT NULL DEFAULT '',
    bytes        INTEGER NOT NULL DEFAULT 0,
    -- SHA-256 of the content.
    blob_hash    BLOB,
    at_ms        INTEGER NOT NULL DEFAULT 0,
    by_user      TEXT,
    -- The version whose content it brought back.
    restores     TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX document_versions_by_document ON document_versions (document_id);";

pub(crate) const BY_CONTENT: &str = "
CREATE INDEX document_versions_by_content ON document_versions (blob_hash) WHERE blob_hash IS NOT NULL;";

row! {
    /// A file that somebody added to a matter.
    synced Document in "documents" keyed Id {
        /// Identity.
        id: Id,
        /// The matter; the decision itself when it is the text of one.
        workspace_id: Id,
        /// As it is called now.
        filename: String,
        /// When it was added.
        created_ms: i64,
        /// Who added it.
        created_by: Option<Id>,
        /// When somebody took it out.
        removed_ms: Option<i64>,
    }
}

row! {
    /// One version of a document. Versions are numbered by their place in time, so that two devices that add one
    /// each agree on the numbers.
    synced DocumentVersion in "document_versions" keyed Id {
        /// Identity.
        id: Id,
        /// The document.
        document_id: Id,
        /// The name it came with.
        filename: String,
        /// MIME type.
        content_type: String,
        /// Size.
        bytes: i64,
        /// Address of the content.
        blob_hash: Option<BlobHash>,
        /// When it was added.
        at_ms: i64,
        /// Who added it.
        by_user: Option<Id>,
        /// The version whose content it brought back.
        restores: Option<Id>,
    }
}

impl Reader<'_> {
    /// The documents of a matter that nobody took out, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn documents(&self, workspace_id: Id) -> Result<Vec<Document>, Error> {
        self.rows(
            "WHERE workspace_id = ?1 AND removed_ms IS NULL ORDER BY created_ms DESC, id DESC",
            [workspace_id.to_string()],
        )
    }

    /// The versions of a document, oldest first: the number of a version is its place, from 1.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn document_versions(&self, document_id: Id) -> Result<Vec<DocumentVersion>, Error> {
        self.rows(
            "WHERE document_id = ?1 ORDER BY at_ms, id",
            [document_id.to_string()],
        )
    }

    /// The document of a matter whose newest version has this content.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn document_with(
        &self,
        workspace_id: Id,
        hash: &BlobHash,
    ) -> Result<Option<Document>, Error> {
        let candidates: Vec<Document> = self.rows(
            "WHERE workspace_id = ?1 AND removed_ms IS NULL
             AND id IN (SELECT document_id FROM document_versions WHERE blob_hash = ?2)",
            (workspace_id.to_string(), hash.0),
        )?;
        for document in candidates {
            let newest = self.document_versions(document.id)?.pop();
            if newest.is_some_and(|version| version.blob_hash.as_ref() == Some(hash)) {
                return Ok(Some(document));
            }
        }
        Ok(None)
    }
}
