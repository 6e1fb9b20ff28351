//! The `communications` table: one row per message, as narrow as a list needs it.
//!
//! The bulky text is in `texts`, the raw bytes in `blobs`. `n` is this device's own number of the row: the
//! device-local tables refer to it, and it breaks ties between messages received in the same millisecond.

mod lists;
mod person;

use domain::{Category, Priority, Procedure, Sentiment, Status};

pub use lists::{Card, Cursor, InboxFilter, Order, Page};

use crate::access::{Reader, Writer};
use crate::cell::{Cell, words};
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE communications (
    n                INTEGER NOT NULL PRIMARY KEY,
    id               TEXT    NOT NULL UNIQUE,
    account_id       TEXT,
    -- Channel: `mail`.
    source           TEXT    NOT NULL DEFAULT 'mail',
    -- What the provider calls it.
    provider_id      TEXT    NOT NULL DEFAULT '',
    -- Message-ID header, angle brackets removed; senders repeat it at times.
    message_id       TEXT    NOT NULL DEFAULT '',
    -- SHA-256 of the raw bytes.
    raw_hash         BLOB,
    thread_id        TEXT,
    direction        TEXT    NOT NULL DEFAULT 'in',
    from_name        TEXT    NOT NULL DEFAULT '',
    from_address     TEXT    NOT NULL DEFAULT '',
    to_text          TEXT    NOT NULL DEFAULT '',
    subject          TEXT    NOT NULL DEFAULT '',
    -- The first words of the text.
    snippet          TEXT    NOT NULL DEFAULT '',
    -- The Date header; NULL when it is absent or absurd.
    sent_ms          INTEGER,
    received_ms      INTEGER NOT NULL DEFAULT 0,
    contact_id       TEXT,
    workspace_id     TEXT,
    category         TEXT    NOT NULL DEFAULT 'general',
    priority         TEXT    NOT NULL DEFAULT 'medium',
    sentiment        TEXT    NOT NULL DEFAULT 'neutral',
    procedure        TEXT,
    first_contact    INTEGER NOT NULL DEFAULT 0,
    -- 0 to 1.
    confidence       REAL    NOT NULL DEFAULT 0,
    summary          TEXT    NOT NULL DEFAULT '',
    suggested_action TEXT    NOT NULL DEFAULT '',
    summary_state    TEXT    NOT NULL DEFAULT 'proposed',
    -- 1: a person's values stand; the machine leaves them alone.
    corrected        INTEGER NOT NULL DEFAULT 0,
    status           TEXT    NOT NULL DEFAULT 'to_validate',
    -- When an answer is due.
    sla_due_ms       INTEGER,
    escalated_ms     INTEGER,
    closed_ms        INTEGER,
    read             INTEGER NOT NULL DEFAULT 0,
    assignee_user_id TEXT,
    snoozed_until_ms INTEGER,
    has_attachments  INTEGER NOT NULL DEFAULT 0,
    attachment_count INTEGER NOT NULL DEFAULT 0,
    parse_state      TEXT    NOT NULL DEFAULT 'ok',
    -- JSON array of words, `injected_instruction`.
    flags            TEXT    NOT NULL DEFAULT '[]',
    -- Raw bytes.
    size             INTEGER NOT NULL DEFAULT 0
) STRICT;
-- The inbox, newest first. It holds what lists are narrowed by, so that a narrow list is found without
-- visiting the messages it leaves out: one wide index costs an import less than five narrow ones.
CREATE INDEX communications_by_time      ON communications
    (received_ms, n, status, category, priority, read, has_attachments);
CREATE INDEX communications_by_status    ON communications (status, received_ms);
CREATE INDEX communications_by_due       ON communications (status, sla_due_ms);
CREATE INDEX communications_to_review    ON communications (received_ms) WHERE instr(flags, 'needs_review') > 0;
CREATE INDEX communications_asleep       ON communications (snoozed_until_ms) WHERE snoozed_until_ms IS NOT NULL;
CREATE INDEX communications_unparsed     ON communications (received_ms) WHERE parse_state = 'failed';
CREATE INDEX communications_by_thread    ON communications (thread_id, received_ms) WHERE thread_id IS NOT NULL;
CREATE INDEX communications_by_contact   ON communications (contact_id, received_ms) WHERE contact_id IS NOT NULL;
CREATE INDEX communications_by_workspace ON communications (workspace_id, received_ms) WHERE workspace_id IS NOT NULL;
CREATE INDEX communications_by_assignee  ON communications (assignee_user_id, received_ms) WHERE assignee_user_id IS NOT NULL;
-- What the service-level sweep looks at: due, not escalated yet, not closed.
CREATE INDEX communications_due ON communications (sla_due_ms)
    WHERE sla_due_ms IS NOT NULL AND escalated_ms IS NULL AND status IN ('to_validate', 'validated');";

words! {
    /// Which way a message went.
    Direction as "direction" {
        /// It reached the firm.
        In = "in",
        /// The firm sent it.
        Out = "out",
    }
}
words! {
    /// What a person did with the machine's summary.
    SummaryState as "summary state" {
        /// Nobody looked yet.
        Proposed = "proposed",
        /// Taken as it was.
        Accepted = "accepted",
        /// Rewritten by a person.
        Edited = "edited",
        /// Thrown away.
        Rejected = "rejected",
    }
}
words! {
    /// Whether the raw bytes could be read as a message.
    ParseState as "parse state" {
        /// Yes.
        Ok = "ok",
        /// No; the raw bytes are kept and shown as they are.
        Failed = "failed",
    }
}

row! {
    /// One message, without its text.
    synced Communication in "communications" keyed Id {
        /// Identity.
        id: Id,
        /// Where it came from.
        account_id: Option<Id>,
        /// Channel: `mail`.
        source: String,
        /// What the provider calls it.
        provider_id: String,
        /// Message-ID header, angle brackets removed.
        message_id: String,
        /// SHA-256 of the raw bytes.
        raw_hash: Option<crate::BlobHash>,
        /// The conversation it belongs to.
        thread_id: Option<Id>,
        /// In or out.
        direction: Direction,
        /// The sender's name as written.
        from_name: String,
        /// The sender's address, lower case.
        from_address: String,
        /// Recipients, for display.
        to_text: String,
        /// As written, decoded.
        subject: String,
        /// The first ~140 characters of the text.
        snippet: String,
        /// The Date header.
        sent_ms: Option<i64>,
        /// When the firm's server received it.
        received_ms: i64,
        /// Who wrote it (or to whom it went).
        contact_id: Option<Id>,
        /// The matter it is filed in.
        workspace_id: Option<Id>,
        /// What kind of message it is.
        category: Category,
        /// How soon it wants a person.
        priority: Priority,
        /// The mood of the writer.
        sentiment: Sentiment,
        /// The immigration procedure it is about.
        procedure: Option<Procedure>,
        /// The firm never heard from this person before.
        first_contact: bool,
        /// How sure the machine is, 0 to 1.
        confidence: f64,
        /// In a sentence or two.
        summary: String,
        /// What to do next.
        suggested_action: String,
        /// What a person did with the summary.
        summary_state: SummaryState,
        /// A person's values stand; the machine leaves them alone.
        corrected: bool,
        /// Where it stands on the board.
        status: Status,
        /// When an answer is due.
        sla_due_ms: Option<i64>,
        /// When it was escalated.
        escalated_ms: Option<i64>,
        /// When it was closed.
        closed_ms: Option<i64>,
        /// Somebody opened it.
        read: bool,
        /// Who takes care of it.
        assignee_user_id: Option<Id>,
        /// Hidden until then.
        snoozed_until_ms: Option<i64>,
        /// It has attachments that a person would call so.
        has_attachments: bool,
        /// How many.
        attachment_count: i64,
        /// Whether the raw bytes could be read.
        parse_state: ParseState,
        /// Remarks, `injected_instruction`.
        flags: Vec<String>,
        /// Raw bytes.
        size: i64,
    }
}

impl Communication {
    /// An incoming mail about which nothing is known yet; fill in the fields that are.
    #[must_use]
    pub fn incoming(id: Id, received_ms: i64) -> Self {
        Self {
            id,
            account_id: None,
            source: "mail".to_owned(),
            provider_id: String::new(),
            message_id: String::new(),
            raw_hash: None,
            thread_id: None,
            direction: Direction::In,
            from_name: String::new(),
            from_address: String::new(),
            to_text: String::new(),
            subject: String::new(),
            snippet: String::new(),
            sent_ms: None,
            received_ms,
            contact_id: None,
            workspace_id: None,
            category: Category::General,
            priority: Priority::Medium,
            sentiment: Sentiment::Neutral,
            procedure: None,
            first_contact: false,
            confidence: 0.0,
            summary: String::new(),
            suggested_action: String::new(),
            summary_state: SummaryState::Proposed,
            corrected: false,
            status: Status::ToValidate,
            sla_due_ms: None,
            escalated_ms: None,
            closed_ms: None,
            read: false,
            assignee_user_id: None,
            snoozed_until_ms: None,
            has_attachments: false,
            attachment_count: 0,
            parse_state: ParseState::Ok,
            flags: Vec::new(),
            size: 0,
        }
    }

    /// Whether triage or a person left this remark.
    #[must_use]
    pub fn has_flag(&self, flag: &str) -> bool {
        self.flags.iter().any(|have| have == flag)
    }
}

impl Reader<'_> {
    /// The message, or `None` when there is no such message.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn communication(&self, id: Id) -> Result<Option<Communication>, Error> {
        self.get(&id)
    }

    /// This device's own number of a message.
    pub(crate) fn communication_row(&self, id: Id) -> Result<i64, Error> {
        id.with_str(|text| self.value("SELECT n FROM communications WHERE id = ?1", [text]))?
            .ok_or_else(|| Error::NotFound {
                entity: "communications",
                id: id.to_string(),
            })
    }

    /// The messages of a conversation, oldest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn thread(&self, thread_id: Id) -> Result<Vec<Communication>, Error> {
        self.rows(
            "WHERE thread_id = ?1 ORDER BY received_ms, n",
            [thread_id.to_string()],
        )
    }

    /// How many messages a conversation has.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn thread_size(&self, thread_id: Id) -> Result<usize, Error> {
        let sql = "SELECT count(*) FROM communications WHERE thread_id = ?1";
        let count: Option<i64> = self.value(sql, [thread_id.to_string()])?;
        Ok(usize::try_from(count.unwrap_or(0)).unwrap_or(0))
    }

    /// The matter that the newest filed message of a conversation is in.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn thread_workspace(&self, thread_id: Id) -> Result<Option<Id>, Error> {
        let found: Option<String> = self.value(
            "SELECT workspace_id FROM communications WHERE thread_id = ?1 AND workspace_id IS NOT NULL
             ORDER BY received_ms DESC LIMIT 1",
            [thread_id.to_string()],
        )?;
        Ok(found.and_then(|id| id.parse().ok()))
    }

    /// Messages whose answer is overdue and that were not escalated: what the sweep escalates, most
    /// overdue first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn overdue(&self, now_ms: i64, limit: usize) -> Result<Vec<Communication>, Error> {
        self.rows(
            "INDEXED BY communications_due WHERE sla_due_ms <= ?1 AND escalated_ms IS NULL AND status IN ('to_validate', 'validated')
             ORDER BY sla_due_ms LIMIT ?2",
            (now_ms, crate::arrivals::sql_limit(limit)),
        )
    }
}

impl Writer<'_> {
    /// Marks a message as read or unread.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], or when the file cannot be written.
    pub fn set_read(&self, id: Id, read: bool) -> Result<(), Error> {
        self.patch::<Communication>(&id, &[("read", read.store())])
    }

    /// Files a message in a workspace, or takes it out.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], or when the file cannot be written.
    pub fn file_communication(&self, id: Id, workspace_id: Option<Id>) -> Result<(), Error> {
        self.patch::<Communication>(&id, &[("workspace_id", workspace_id.store())])
    }

    /// Gives a message to a member, or to nobody.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], or when the file cannot be written.
    pub fn assign(&self, id: Id, user_id: Option<Id>) -> Result<(), Error> {
        self.patch::<Communication>(&id, &[("assignee_user_id", user_id.store())])
    }

    /// Hides a message until a moment, or shows it again.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], or when the file cannot be written.
    pub fn snooze(&self, id: Id, until_ms: Option<i64>) -> Result<(), Error> {
        self.patch::<Communication>(&id, &[("snoozed_until_ms", until_ms.store())])
    }
}
