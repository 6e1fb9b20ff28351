//! Full-text search inside the encrypted file.
//!
//! - Text is folded before it is indexed ([`fold()`]: no case, no accents, words only) and each word of a
//!   column is indexed once, so that the index stays small and the cheapest tokenizer is enough.
//! - The row number of a document is its date (eight to a second): the newest come first by walking
//!   the index backwards, and `before:`/`after:` are ranges of row numbers, looked at twice where a burst
//!   of documents ran over ([`moments`]). Nothing is sorted.
//! - Words are stored as they were written; French and English stems are found when somebody asks
//!   ([`expand`]), among the words that exist (`words`).
//!
//! The index is contentless: it can find a text, not show it. Nothing here is synchronised.

mod conditions;
mod expand;
mod expression;
mod fold;
mod index;
mod moments;
mod near;
pub(crate) mod numbers;
mod phrases;
mod query;
mod run;
mod snippet;

use crate::Id;
use crate::cell::words;

pub use fold::fold;
pub use index::PreparedSearch;
pub(crate) use index::{Burst, SeenWords};
pub use run::Question;
pub use snippet::{Highlight, Snippet, highlights, snippet};

pub(crate) const CREATE: &str = "
-- pgsz: a page of the index fits into one page of the encrypted file (8192 less 48 for the cipher).
CREATE VIRTUAL TABLE search USING fts5 (
    subject, body, sender, recipients, attachments,
    content = '', contentless_delete = 1, detail = column, tokenize = 'ascii'
);
INSERT INTO search (search, rank) VALUES ('pgsz', 8000);
INSERT INTO search (search, rank) VALUES ('hashsize', 67108864);
INSERT INTO search (search, rank) VALUES ('automerge', 8);
INSERT INTO search (search, rank) VALUES ('crisismerge', 16);

-- What each row of the index stands for.
CREATE TABLE search_rows (
    -- The row of the index: eight to a second since the epoch.
    n             INTEGER NOT NULL PRIMARY KEY,
    kind          TEXT    NOT NULL,
    -- A mail, `communications.n`; NULL for anything else.
    communication INTEGER,
    -- The id of anything else; NULL for a mail.
    id            TEXT
) STRICT;
CREATE INDEX search_rows_by_communication ON search_rows (communication) WHERE communication IS NOT NULL;
CREATE INDEX search_rows_by_id            ON search_rows (id)            WHERE id IS NOT NULL;

-- Every word that was ever indexed, folded.
CREATE TABLE words (
    word TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;";

words! {
    /// What a hit is.
    HitKind as "kind of hit" {
        /// A message.
        Mail = "mail",
        /// An attachment whose text was read.
        Document = "document",
        /// A contact.
        Contact = "contact",
        /// A workspace.
        Workspace = "workspace",
        /// A note about a workspace.
        Note = "note",
        /// A decision of the case-law library.
        Decision = "decision",
    }
}

/// Something to be found. Leave the fields empty that it does not have.
#[derive(Debug, Clone)]
pub struct SearchDocument<'a> {
    /// What it is.
    pub kind: HitKind,
    /// Which one.
    pub id: Id,
    /// Its date: newest first. Milliseconds since the epoch.
    pub at_ms: i64,
    /// Subject, title or name.
    pub subject: &'a str,
    /// The text.
    pub body: &'a str,
    /// Name and address of the sender.
    pub sender: &'a str,
    /// Names and addresses of the recipients.
    pub recipients: &'a str,
    /// Names and texts of what hangs on it.
    pub attachments: &'a str,
}

impl SearchDocument<'_> {
    /// A document with nothing in it yet.
    #[must_use]
    pub const fn new(kind: HitKind, id: Id, at_ms: i64) -> Self {
        Self {
            kind,
            id,
            at_ms,
            subject: "",
            body: "",
            sender: "",
            recipients: "",
            attachments: "",
        }
    }
}

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchHit {
    /// What it is.
    pub kind: HitKind,
    /// Which one.
    pub id: Id,
    /// Its date.
    pub at_ms: i64,
    /// From 1 (the first) down to 0: hits are ordered by date, so the score falls with the place.
    pub score: f64,
}

/// One page of what a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchPage {
    /// How many there are in all, as far as they were counted.
    pub total: usize,
    /// Whether `total` is all of them, or counting stopped there.
    pub total_is_exact: bool,
    /// The hits, newest first.
    pub hits: Vec<SearchHit>,
}
