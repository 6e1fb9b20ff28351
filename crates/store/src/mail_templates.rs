//! The `mail_templates` table: what a person writes once and sends to many. It is its maker's alone.

use serde_json::Value;

use crate::access::Reader;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE mail_templates (
    id            TEXT    NOT NULL PRIMARY KEY,
    owner_user_id TEXT    NOT NULL DEFAULT '',
    name          TEXT    NOT NULL DEFAULT '',
    subject       TEXT    NOT NULL DEFAULT '',
    -- Paragraphs with placeholders, lines ended by \\n.
    body          TEXT    NOT NULL DEFAULT '',
    -- `fr` or `en`.
    language      TEXT    NOT NULL DEFAULT 'fr',
    -- JSON array: filename, content_type, sha256 of the content, bytes.
    attachments   TEXT    NOT NULL DEFAULT '[]',
    created_ms    INTEGER NOT NULL DEFAULT 0,
    changed_ms    INTEGER NOT NULL DEFAULT 0,
    removed_ms    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_templates_by_owner ON mail_templates (owner_user_id, name);";

row! {
    /// A mail that is written once.
    owned MailTemplate in "mail_templates" keyed Id {
        /// Identity.
        id: Id,
        /// Whose.
        owner_user_id: Id,
        /// As it is called.
        name: String,
        /// Its subject, with placeholders.
        subject: String,
        /// Its text, with placeholders.
        body: String,
        /// `fr` or `en`.
        language: String,
        /// A JSON array: `filename`, `content_type`, `sha256`, `bytes`.
        attachments: Value,
        /// When it was made.
        created_ms: i64,
        /// When it was changed last.
        changed_ms: i64,
        /// When it was taken away.
        removed_ms: Option<i64>,
    }
}

impl Reader<'_> {
    /// The templates of a person, by name.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn mail_templates(&self, owner: Id) -> Result<Vec<MailTemplate>, Error> {
        self.rows(
            "WHERE owner_user_id = ?1 AND removed_ms IS NULL ORDER BY folded(name), id",
            [owner.to_string()],
        )
    }
}
