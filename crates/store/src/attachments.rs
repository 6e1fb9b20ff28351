//! The `attachments` table: what hangs on a message. The bytes stay inside the raw message and are taken
//! out of it again when somebody opens the attachment (`part_index`), so that they are stored once.

use crate::access::Reader;
use crate::cell::words;
use crate::row::row;
use crate::{BlobHash, Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE attachments (
    id               TEXT    NOT NULL PRIMARY KEY,
    communication_id TEXT    NOT NULL DEFAULT '',
    filename         TEXT    NOT NULL DEFAULT '',
    content_type     TEXT    NOT NULL DEFAULT '',
    bytes            INTEGER NOT NULL DEFAULT 0,
    -- SHA-256 of content that is kept on its own; NULL when it is inside the raw message.
    blob_hash        BLOB,
    -- Which MIME part of the raw message it is.
    part_index       INTEGER,
    inline           INTEGER NOT NULL DEFAULT 0,
    content_id       TEXT,
    text_state       TEXT    NOT NULL DEFAULT 'none',
    error            TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX attachments_by_communication ON attachments (communication_id);";

words! {
    /// Whether the text of an attachment was read.
    TextState as "text state" {
        /// Not tried yet, or there is nothing to read.
        None = "none",
        /// It is in the search index.
        Done = "done",
        /// The last attempt failed; it can be tried again.
        Failed = "failed",
    }
}

row! {
    /// Something that hangs on a message.
    synced Attachment in "attachments" keyed Id {
        /// Identity.
        id: Id,
        /// The message.
        communication_id: Id,
        /// As the sender named it.
        filename: String,
        /// As the sender declared it.
        content_type: String,
        /// Decoded size.
        bytes: i64,
        /// Content that is kept on its own.
        blob_hash: Option<BlobHash>,
        /// Which MIME part of the raw message it is.
        part_index: Option<i64>,
        /// Shown inside the text, not beside it.
        inline: bool,
        /// Content-ID, angle brackets removed.
        content_id: Option<String>,
        /// Whether its text was read.
        text_state: TextState,
        /// What the last failed attempt said.
        error: Option<String>,
    }
}

impl Reader<'_> {
    /// What hangs on a message, in the order of its parts.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn attachments(&self, communication_id: Id) -> Result<Vec<Attachment>, Error> {
        let communication = communication_id.to_string();
        self.rows(
            "WHERE communication_id = ?1 ORDER BY part_index, id",
            [communication],
        )
    }
}
