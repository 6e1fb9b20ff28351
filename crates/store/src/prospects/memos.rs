//! The `prospect_memos` table: what was said and seen at the stand. The bytes are contents, sealed by their address.

use crate::access::Reader;
use crate::row::row;
use crate::{BlobHash, Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE prospect_memos (
    id           TEXT    NOT NULL PRIMARY KEY,
    prospect_id  TEXT    NOT NULL DEFAULT '',
    -- `voice` or `photo`.
    kind         TEXT    NOT NULL DEFAULT '',
    -- As its bytes say.
    content_type TEXT    NOT NULL DEFAULT '',
    -- SHA-256, the address of the content.
    content      BLOB    NOT NULL DEFAULT (zeroblob(32)),
    bytes        INTEGER NOT NULL DEFAULT 0,
    -- Length of a recording, when it was said.
    seconds      INTEGER,
    at_ms        INTEGER NOT NULL DEFAULT 0,
    removed_ms   INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX prospect_memos_by_prospect ON prospect_memos (prospect_id, at_ms);";

row! {
    /// A voice memo or a photo.
    owned ProspectMemo in "prospect_memos" keyed Id {
        /// Identity.
        id: Id,
        /// Of whom.
        prospect_id: Id,
        /// `voice` or `photo`.
        kind: String,
        /// As its bytes say.
        content_type: String,
        /// The address of its content.
        content: BlobHash,
        /// Its size.
        bytes: i64,
        /// Length of a recording, when it was said.
        seconds: Option<i64>,
        /// When it was kept.
        at_ms: i64,
        /// When somebody took it away.
        removed_ms: Option<i64>,
    }
}

impl Reader<'_> {
    /// The memos of a prospect, the newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn prospect_memos(&self, prospect: Id) -> Result<Vec<ProspectMemo>, Error> {
        self.rows(
            "WHERE prospect_id = ?1 AND removed_ms IS NULL ORDER BY at_ms DESC, id DESC",
            [prospect.to_string()],
        )
    }
}
